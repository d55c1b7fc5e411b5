package medpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The question on the patient's phone whether this one charge may be made (手机确认): one for a payment, ever. Its number is made before the first call, so that the
 * patient is asked at most once.
 */
@Entity
class ChargeQuestion {

	@EmbeddedId
	private ChargeOrder.Id id;

	@Version
	private long version;

	private UUID paymentId;
	private String channel;
	private String agreementNumber;
	private byte[] token;

	@Convert(converter = MoneyColumn.class)
	@Column(name = "amount_fen")
	private Money amount;

	private Instant askedAt;

	@Enumerated(EnumType.STRING)
	private Outcome outcome = Outcome.OPEN;

	private @Nullable String reason;

	@SuppressWarnings("NullAway.Init")
	protected ChargeQuestion() {}

	ChargeQuestion(Payment payment, String orderNumber, ChargedAccount account, Instant askedAt) {
		this.id = new ChargeOrder.Id(payment.institution().value(), orderNumber);
		this.paymentId = payment.getId().value();
		this.channel = account.channel();
		this.agreementNumber = account.agreementNumber();
		this.token = account.sealedToken();
		this.amount = payment.selfPay();
		this.askedAt = askedAt;
	}

	/** What is known of the patient's word. */
	enum Outcome {
		/** None yet. */
		OPEN,
		/** Yes. */
		CONFIRMED,
		/** No, by the patient, the issuer or the channel. */
		REFUSED,
		/** None in time. */
		LAPSED
	}

	void ended(Outcome how, @Nullable String why) {
		outcome = how;
		reason = why;
	}

	boolean isOpen() {
		return outcome == Outcome.OPEN;
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

	ChargedAccount account() {
		return new ChargedAccount(channel, agreementNumber, token);
	}

	Money amount() {
		return amount;
	}

	/** The code of a refusal. */
	Optional<String> reason() {
		return Optional.ofNullable(reason);
	}

	Instant askedAt() {
		return askedAt;
	}
}
