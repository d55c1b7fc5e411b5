package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** One void or refund at a payment channel (撤销或退货订单): its number is made before the first call and stays the channel's idempotency key for life. */
@Entity
class ReturnOrder {

	@EmbeddedId
	private ChargeOrder.Id id;

	@Version
	private long version;

	private String refundNumber;
	private String channel;
	private String chargeReference;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "amount_fen")
	private Money amount;

	private Instant orderedAt;

	@Enumerated(EnumType.STRING)
	private Outcome outcome = Outcome.OPEN;

	private @Nullable String channelReference;
	private @Nullable String reason;

	@SuppressWarnings("NullAway.Init")
	protected ReturnOrder() {}

	ReturnOrder(Refund refund, String orderNumber, Kind kind, ChargeOrder charge, Instant orderedAt) {
		this.id = new ChargeOrder.Id(refund.institution().value(), orderNumber);
		this.refundNumber = refund.number();
		this.channel = charge.channel();
		this.chargeReference = charge.channelReference().orElseThrow();
		this.kind = kind;
		this.amount = refund.figures().charge();
		this.orderedAt = orderedAt;
	}

	/** How the money goes back. */
	enum Kind {
		/** 31: same settlement day, whole amount. */
		VOID,
		/** 04. */
		REFUND
	}

	/** What is known of the order. */
	enum Outcome {
		/** Nothing certain yet. */
		OPEN,
		/** The money went back. */
		RETURNED,
		/** The channel says that it went back before, by somebody else's order. */
		RETURNED_ELSEWHERE,
		/** A certain no. */
		DECLINED
	}

	void ended(Outcome how, @Nullable String reference, @Nullable String why) {
		outcome = how;
		channelReference = reference;
		reason = why;
	}

	void stillOpenBecause(String why) {
		reason = why;
	}

	boolean isOpen() {
		return outcome == Outcome.OPEN;
	}

	boolean returned() {
		return outcome == Outcome.RETURNED || outcome == Outcome.RETURNED_ELSEWHERE;
	}

	String orderNumber() {
		return id.orderNumber();
	}

	InstitutionId institution() {
		return new InstitutionId(id.institutionId());
	}

	Refund.Id refund() {
		return new Refund.Id(id.institutionId(), refundNumber);
	}

	String channel() {
		return channel;
	}

	String chargeReference() {
		return chargeReference;
	}

	Kind kind() {
		return kind;
	}

	Money amount() {
		return amount;
	}

	Instant orderedAt() {
		return orderedAt;
	}

	Outcome outcome() {
		return outcome;
	}

	Optional<String> channelReference() {
		return Optional.ofNullable(channelReference);
	}

	Optional<String> reason() {
		return Optional.ofNullable(reason);
	}
}
