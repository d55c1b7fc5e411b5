package medpay.payment;

import jakarta.persistence.Convert;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.insurance.InsuranceSettlement;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;
import medpay.payment.machine.Situation;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * One no-touch payment (无感支付) of one bill by two payers. What it may do next is decided by its {@link Situation} alone; this class keeps the
 * figures that go with it. Personal data is sealed in {@code bill} and {@code person}.
 */
@Entity
class Payment implements Persistable<PaymentId> {

	@EmbeddedId
	private PaymentId id;

	@Version
	private long version;

	private String billNumber;
	private String visitNumber;
	private UUID verificationId;

	@Enumerated(EnumType.STRING)
	private Scene scene;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "total_fen")
	private Money total;

	private byte[] bill;
	private byte[] person;
	private byte[] personKey;
	private String operatorCode;

	@Embedded
	private Situation situation;

	private @Nullable String insuranceVisitNumber;
	private int uploadedParts;
	private @Nullable String settleMessage;
	private @Nullable String trial;
	private @Nullable String insuredLines;
	private @Nullable String settlement;
	private @Nullable String settlementNumber;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "fund_paid_fen")
	private @Nullable Money fundPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "personal_account_paid_fen")
	private @Nullable Money personalAccountPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "other_paid_fen")
	private @Nullable Money otherPaid;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "self_pay_fen")
	private @Nullable Money selfPay;

	private @Nullable String refusalCode;
	private @Nullable String refusalText;
	private boolean codeExpired;
	private @Nullable String orderNumber;
	private @Nullable String windowReason;
	private @Nullable Instant doubtBeganAt;
	private @Nullable Instant lookAt;
	private @Nullable String task;
	private @Nullable UUID owner;
	private @Nullable UUID openAttempt;
	private @Nullable Instant openSince;
	private Instant createdAt;
	private Instant updatedAt;

	@Transient
	private boolean stored;

	@SuppressWarnings("NullAway.Init")
	protected Payment() {}

	@SuppressWarnings("NullAway.Init")
	Payment(PaymentId id, Bill content, Sealed sealed, Situation situation, UUID owner, Instant now) {
		this.id = id;
		this.billNumber = content.billNumber();
		this.visitNumber = content.visit().visitNumber();
		this.verificationId = content.verificationId();
		this.scene = content.scene();
		this.total = content.totalFen();
		this.bill = sealed.bill();
		this.person = sealed.person();
		this.personKey = sealed.personKey();
		this.operatorCode = content.operator().code();
		this.situation = situation;
		this.insuranceVisitNumber = content.visit().insuranceVisitNumber();
		this.owner = owner;
		this.lookAt = now;
		this.createdAt = now;
		this.updatedAt = now;
	}

	/** The personal part of a payment, encrypted, and the keyed hash of the person's number. */
	record Sealed(byte[] bill, byte[] person, byte[] personKey) {}

	/** Moves the machine. The caller posts what moved and saves in the same transaction. */
	void happened(PaymentEvent event, Instant now) {
		PaymentState before = situation.state();
		situation = situation.after(event);
		updatedAt = now;
		boolean sameDoubt = before == PaymentState.CHARGING && situation.state() == PaymentState.CHARGE_IN_DOUBT;
		if (before != situation.state() && !sameDoubt) {
			doubtBeganAt = null;
		}
	}

	void visitKnownAs(String number) {
		insuranceVisitNumber = number;
	}

	void partUploaded(String lines) {
		uploadedParts++;
		insuredLines = lines;
	}

	void linesWithdrawn() {
		uploadedParts = 0;
		insuredLines = null;
	}

	void tried(String trialSettlement) {
		trial = trialSettlement;
	}

	/** The number of the 2207 about to be sent: what a 2601 would have to void. */
	void settlingWith(String messageNumber) {
		settleMessage = messageNumber;
	}

	void settledBy(InsuranceSettlement answer, String whole) {
		settlement = whole;
		settlementNumber = answer.settlementNumber();
		split(answer.fundPaid(), answer.personalAccountPaid(), answer.otherPaid(), answer.selfPay());
	}

	void allSelfPay() {
		split(Money.ZERO, Money.ZERO, Money.ZERO, total);
	}

	private void split(Money fund, Money account, Money other, Money self) {
		fundPaid = fund;
		personalAccountPaid = account;
		otherPaid = other;
		selfPay = self;
	}

	void refusedBecause(String code, String text, boolean expired) {
		refusalCode = code;
		refusalText = text;
		codeExpired = expired;
	}

	void ordered(String number) {
		orderNumber = number;
	}

	void toWindowBecause(String reason) {
		windowReason = reason;
	}

	/** Whoever works on it. */
	void ownedBy(UUID worker, Instant now) {
		owner = worker;
		lookAt = now;
	}

	boolean isOwnedBy(UUID worker) {
		return worker.equals(owner);
	}

	void sending(UUID attempt, Instant now) {
		openAttempt = attempt;
		openSince = now;
		lookAt = now;
	}

	void answered() {
		openAttempt = null;
		openSince = null;
	}

	/** Nobody works on it until {@code next}; null: until somebody tells something. */
	void rest(@Nullable Instant next) {
		owner = null;
		lookAt = next;
	}

	Instant doubtSince(Instant now) {
		if (doubtBeganAt == null) {
			doubtBeganAt = now;
		}
		return doubtBeganAt;
	}

	void noDoubt() {
		doubtBeganAt = null;
	}

	void needsAPerson(String name) {
		task = name;
	}

	void lookAtOnce(Instant now) {
		if (lookAt == null || lookAt.isAfter(now)) {
			lookAt = now;
		}
	}

	@Override
	public PaymentId getId() {
		return id;
	}

	@Override
	public boolean isNew() {
		return !stored;
	}

	@PostLoad
	@PostPersist
	void isStored() {
		stored = true;
	}

	InstitutionId institution() {
		return id.institution();
	}

	String billNumber() {
		return billNumber;
	}

	String visitNumber() {
		return visitNumber;
	}

	UUID verificationId() {
		return verificationId;
	}

	Scene scene() {
		return scene;
	}

	Money total() {
		return total;
	}

	byte[] bill() {
		return bill;
	}

	byte[] person() {
		return person;
	}

	byte[] personKey() {
		return personKey;
	}

	String operatorCode() {
		return operatorCode;
	}

	Situation situation() {
		return situation;
	}

	PaymentState state() {
		return situation.state();
	}

	Optional<String> insuranceVisitNumber() {
		return Optional.ofNullable(insuranceVisitNumber);
	}

	int uploadedParts() {
		return uploadedParts;
	}

	Optional<String> settleMessage() {
		return Optional.ofNullable(settleMessage);
	}

	Optional<String> trial() {
		return Optional.ofNullable(trial);
	}

	Optional<String> insuredLines() {
		return Optional.ofNullable(insuredLines);
	}

	Optional<String> settlement() {
		return Optional.ofNullable(settlement);
	}

	Optional<String> settlementNumber() {
		return Optional.ofNullable(settlementNumber);
	}

	Money fundPaid() {
		return orZero(fundPaid);
	}

	Money personalAccountPaid() {
		return orZero(personalAccountPaid);
	}

	Money otherPaid() {
		return orZero(otherPaid);
	}

	Money selfPay() {
		return orZero(selfPay);
	}

	private static Money orZero(@Nullable Money money) {
		return money == null ? Money.ZERO : money;
	}

	Optional<String> refusalCode() {
		return Optional.ofNullable(refusalCode);
	}

	Optional<String> refusalText() {
		return Optional.ofNullable(refusalText);
	}

	boolean codeExpired() {
		return codeExpired;
	}

	Optional<String> orderNumber() {
		return Optional.ofNullable(orderNumber);
	}

	Optional<String> windowReason() {
		return Optional.ofNullable(windowReason);
	}

	Optional<Instant> lookAt() {
		return Optional.ofNullable(lookAt);
	}

	Optional<String> task() {
		return Optional.ofNullable(task);
	}

	Optional<UUID> owner() {
		return Optional.ofNullable(owner);
	}

	Optional<UUID> openAttempt() {
		return Optional.ofNullable(openAttempt);
	}

	Optional<Instant> openSince() {
		return Optional.ofNullable(openSince);
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant updatedAt() {
		return updatedAt;
	}

	long version() {
		return version;
	}
}
