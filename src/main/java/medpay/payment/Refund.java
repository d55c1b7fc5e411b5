package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundPlan;
import medpay.payment.refund.RefundSituation;
import medpay.payment.refund.RefundState;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * One refund (退费) of a payment, whole or in part: an aggregate of its own. What it may do next is decided by its {@link RefundSituation} alone; this class keeps the
 * figures that go with it.
 */
@Entity
class Refund implements Persistable<Refund.Id> {

	@EmbeddedId
	private Id id;

	@Version
	private long version;

	private UUID refundId;
	private UUID paymentId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private String reason;
	private String operatorCode;
	private String wish;
	private String taken;

	@Embedded
	private RefundSituation situation;

	@Embedded
	private RefundFigures figures;

	@Embedded
	private Resettlement resettlement;

	@Embedded
	private @Nullable Claim claim;

	/** The charge that goes back, and the order by which it does. */
	private @Nullable String chargeOrderNumber;
	private @Nullable String orderNumber;
	private @Nullable String windowReceipt;
	private Instant createdAt;
	private Instant updatedAt;

	@Transient
	private boolean stored;

	@SuppressWarnings("NullAway.Init")
	protected Refund() {}

	@SuppressWarnings("NullAway.Init")
	Refund(Id id, PaymentId payment, Kind kind, RefundWish wish, RefundPlan plan, RefundFigures figures, Instant now) {
		this.id = id;
		this.refundId = Ids.timeOrdered();
		this.paymentId = payment.value();
		this.kind = kind;
		this.reason = wish.reason();
		this.operatorCode = wish.operator().code();
		this.wish = StoredJson.text(wish.lines());
		this.taken = "[]";
		this.situation = RefundSituation.requested(plan);
		this.figures = figures;
		this.resettlement = new Resettlement();
		claim().lookAtOnce(now);
		this.createdAt = now;
		this.updatedAt = now;
	}

	/** Institution and refund number. */
	@Embeddable
	record Id(@Column(name = "institution_id") long institutionId, @Column(name = "refund_number") String refundNumber) implements Serializable {

		InstitutionId institution() {
			return new InstitutionId(institutionId);
		}
	}

	/** Why there is a refund. */
	enum Kind {
		/** The hospital asked for it. */
		HOSPITAL,
		/** Money came when nobody waited for it any more: it goes back by itself. */
		LATE_CHARGE
	}

	/** Moves the machine. The caller posts what moved and saves in the same transaction. */
	void happened(RefundEvent event, Instant now) {
		RefundState before = situation.state();
		situation = situation.after(event);
		updatedAt = now;
		if (before != situation.state()) {
			claim().noDoubt();
			claim().noTask();
		}
	}

	void takes(List<BillRemains.Taken> lines) {
		taken = StoredJson.text(lines);
	}

	void returns(String chargeOrder) {
		chargeOrderNumber = chargeOrder;
	}

	void ordered(String number) {
		orderNumber = number;
		claim().noDoubt();
	}

	void paidOut(String receipt) {
		windowReceipt = receipt;
	}

	void figures(RefundFigures known) {
		figures = known;
	}

	@Override
	public Id getId() {
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

	String number() {
		return id.refundNumber();
	}

	/** The subject of its attempts, and the seed of its batch number at the platform. */
	UUID refundId() {
		return refundId;
	}

	PaymentId payment() {
		return new PaymentId(id.institutionId(), paymentId);
	}

	Kind kind() {
		return kind;
	}

	String reason() {
		return reason;
	}

	String operatorCode() {
		return operatorCode;
	}

	List<RefundWish.Line> wish() {
		return List.of(StoredJson.read(wish, RefundWish.Line[].class));
	}

	List<BillRemains.Taken> taken() {
		return List.of(StoredJson.read(taken, BillRemains.Taken[].class));
	}

	RefundSituation situation() {
		return situation;
	}

	RefundState state() {
		return situation.state();
	}

	RefundFigures figures() {
		return figures;
	}

	Resettlement resettlement() {
		return resettlement;
	}

	/** Never null, although a row in which nobody works and nothing is due has nothing of it. */
	Claim claim() {
		if (claim == null) {
			claim = new Claim();
		}
		return claim;
	}

	Optional<String> chargeOrderNumber() {
		return Optional.ofNullable(chargeOrderNumber);
	}

	Optional<String> orderNumber() {
		return Optional.ofNullable(orderNumber);
	}

	Optional<String> windowReceipt() {
		return Optional.ofNullable(windowReceipt);
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant updatedAt() {
		return updatedAt;
	}

	/** Whether the lines that were asked for are given back, or will be: only a refused refund takes nothing. */
	boolean counts() {
		return kind == Kind.HOSPITAL && state() != RefundState.REFUSED;
	}

	/** What of the patient's part went back, or waits to be paid out. */
	Money givenBack() {
		return switch (state()) {
			case DONE, RETURNING, RETURN_AT_WINDOW -> figures.charge();
			case REQUESTED, REVERSING, RESETTLING, REFUSED, WINDOW_DUE, NOT_RESETTLED -> Money.ZERO;
		};
	}
}
