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
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
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
	private byte @Nullable [] payerKey;
	private boolean careDelivered;
	private String operatorCode;

	@Embedded
	private Situation situation;

	@Embedded
	private InsuredPart insuredPart;

	@Embedded
	private @Nullable Claim claim;

	private @Nullable String orderNumber;
	private @Nullable String windowReason;
	private @Nullable Instant windowSince;
	private @Nullable Instant owedSince;
	private int retries;
	private Instant createdAt;
	private Instant updatedAt;
	/** Read by {@link PaymentDays} in SQL. */
	@SuppressWarnings("UnusedVariable")
	private @Nullable Instant paidAt;

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
		this.payerKey = sealed.payerKey();
		this.careDelivered = content.countsAsDelivered();
		this.operatorCode = content.operator().code();
		this.situation = situation;
		this.insuredPart = InsuredPart.of(content);
		claim().ownedBy(owner, now);
		this.createdAt = now;
		this.updatedAt = now;
	}

	/** The personal part of a payment, encrypted, and the keyed hashes of the person's and the payer's number. */
	record Sealed(byte[] bill, byte[] person, byte[] personKey, byte[] payerKey) {}

	/** Moves the machine. The caller posts what moved and saves in the same transaction. */
	void happened(PaymentEvent event, Instant now) {
		PaymentState before = situation.state();
		situation = situation.after(event);
		updatedAt = now;
		if (before != PaymentState.PAID && situation.state() == PaymentState.PAID) {
			paidAt = now;
		}
		if (windowSince == null && situation.state() == PaymentState.AT_WINDOW) {
			windowSince = now;
		}
		if (before != situation.state() && !sameDoubt(before, situation.state())) {
			claim().noDoubt();
			claim().noTask();
		}
	}

	private static boolean sameDoubt(PaymentState before, PaymentState after) {
		return switch (after) {
			case CHARGE_IN_DOUBT -> before == PaymentState.CHARGING;
			case PAID_AT_WINDOW -> before == PaymentState.CHARGE_IN_DOUBT;
			case REVERSING -> before == PaymentState.REVERSAL_IN_DOUBT;
			case REVERSAL_IN_DOUBT -> before == PaymentState.REVERSING;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, PAID, AT_WINDOW, REVERSED, REFUSED -> false;
		};
	}

	/** A new order is what this payment waits for; a doubt about an earlier one is no doubt about this. */
	void ordered(String number) {
		orderNumber = number;
		claim().noDoubt();
	}

	void toWindowBecause(String reason) {
		windowReason = reason;
	}

	/** The time at the window is over and the patient owes the self-pay part. */
	void owedSince(Instant now) {
		owedSince = now;
	}

	void triedAgain() {
		retries++;
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

	/** The credit account is another person's: a guardian pays. */
	boolean guardianPays() {
		return payerKey != null && !Arrays.equals(payerKey, personKey);
	}

	/** Undelivered care may be given up; delivered care stays settled. */
	boolean careDelivered() {
		return careDelivered;
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

	InsuredPart insuredPart() {
		return insuredPart;
	}

	/** The part that the insurance leaves to the patient; the whole bill without insurance. */
	Money selfPay() {
		return insuredPart.selfPay();
	}

	/** Never null, although a row in which nobody works and nothing is due has nothing of it. */
	Claim claim() {
		if (claim == null) {
			claim = new Claim();
		}
		return claim;
	}

	Optional<String> orderNumber() {
		return Optional.ofNullable(orderNumber);
	}

	Optional<String> windowReason() {
		return Optional.ofNullable(windowReason);
	}

	/** When it came to the window first. */
	Optional<Instant> windowSince() {
		return Optional.ofNullable(windowSince);
	}

	/** Since when the patient owes it. */
	Optional<Instant> owedSince() {
		return Optional.ofNullable(owedSince);
	}

	/** How often what is owed was tried on the accounts again after the first time. */
	int retries() {
		return retries;
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant updatedAt() {
		return updatedAt;
	}
}
