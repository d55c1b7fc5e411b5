package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** One order at a payment channel (扣款订单): its number is made before the first call and stays the channel's idempotency key for life. */
@Entity
class ChargeOrder {

	@EmbeddedId
	private Id id;

	@Version
	private long version;

	private UUID paymentId;
	private String channel;
	private String agreementNumber;
	private byte[] token;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "amount_fen")
	private Money amount;

	private Instant orderedAt;

	@Enumerated(EnumType.STRING)
	private Outcome outcome = Outcome.OPEN;

	private @Nullable String channelReference;
	private @Nullable String settledOn;
	private @Nullable Instant chargedAt;
	private @Nullable String reason;

	@SuppressWarnings("NullAway.Init")
	protected ChargeOrder() {}

	ChargeOrder(Payment payment, String orderNumber, ChargedAccount account, Instant orderedAt) {
		this.id = new Id(payment.institution().value(), orderNumber);
		this.paymentId = payment.getId().value();
		this.channel = account.channel();
		this.agreementNumber = account.agreementNumber();
		this.token = account.sealedToken();
		this.amount = payment.selfPay();
		this.orderedAt = orderedAt;
	}

	/** Institution and order number. */
	@Embeddable
	record Id(@Column(name = "institution_id") long institutionId, @Column(name = "order_number") String orderNumber) implements Serializable {}

	/** What is known of the order. */
	enum Outcome {
		/** Nothing certain yet. */
		OPEN,
		/** The money moved and paid the bill. */
		CHARGED,
		/** A certain no. */
		DECLINED,
		/** The money moved when nobody waited for it any more: it is owed back. */
		CHARGED_LATE
	}

	void charged(boolean late, String reference, @Nullable String day, Instant at) {
		outcome = late ? Outcome.CHARGED_LATE : Outcome.CHARGED;
		channelReference = reference;
		settledOn = day;
		chargedAt = at;
		reason = null;
	}

	void declined(String code) {
		outcome = Outcome.DECLINED;
		reason = code;
	}

	void stillOpenBecause(String why) {
		reason = why;
	}

	boolean moneyMoved() {
		return outcome == Outcome.CHARGED || outcome == Outcome.CHARGED_LATE;
	}

	String orderNumber() {
		return id.orderNumber();
	}

	InstitutionId institution() {
		return new InstitutionId(id.institutionId());
	}

	PaymentId payment() {
		return new PaymentId(id.institutionId(), paymentId);
	}

	String channel() {
		return channel;
	}

	String agreementNumber() {
		return agreementNumber;
	}

	byte[] token() {
		return token;
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

	/** The channel's settlement day of the charge (MMDD): a void is possible on that day only. */
	Optional<String> settledOn() {
		return Optional.ofNullable(settledOn);
	}

	Optional<Instant> chargedAt() {
		return Optional.ofNullable(chargedAt);
	}

	Optional<String> reason() {
		return Optional.ofNullable(reason);
	}
}
