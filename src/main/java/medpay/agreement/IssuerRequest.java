package medpay.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import medpay.agreement.IssuerRequestRecord.State;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** A raise of limits or an application for a card (提额、申卡申请): asked of the patient on the phone first, then of the issuer. It moves no money. */
@Entity
@Table(name = "issuer_request")
class IssuerRequest {

	/** What is asked for. */
	enum Kind {
		/** Higher limits of an agreement. */
		RAISE,
		/** A digital credit card. */
		CARD
	}

	@EmbeddedId
	private AgreementKey key;
	@Version
	private @Nullable Long version;
	@Enumerated(EnumType.STRING)
	private Kind kind;
	private @Nullable String agreementNumber;
	private String requestNumber;
	private String channel;
	private String entryClient;
	@Column(name = "person_number")
	private byte[] sealedPerson;
	private String consentVersion;
	private Instant askedAt;
	private Instant orderedAt;
	private @Nullable Long perPaymentFen;
	private @Nullable Long perDayFen;
	private @Nullable Long totalFen;
	private @Nullable Long creditLimitFen;
	private String issuer;
	@Enumerated(EnumType.STRING)
	private State state = State.WAITING;
	private boolean reached;
	private @Nullable String reason;
	private @Nullable Long grantedCreditLimitFen;
	@Column(name = "account")
	private byte @Nullable [] sealedAccount;
	private @Nullable Instant endedAt;

	@SuppressWarnings("NullAway") // filled by Hibernate
	protected IssuerRequest() {}

	IssuerRequest(AgreementKey key, Kind kind, @Nullable String agreementNumber, String channel, byte[] sealedPerson, Consent consent, Wanted wanted,
			Instant orderedAt) {
		this.key = key;
		this.kind = kind;
		this.agreementNumber = agreementNumber;
		this.channel = channel;
		this.sealedPerson = sealedPerson;
		this.entryClient = consent.entryClient();
		this.consentVersion = consent.version();
		this.askedAt = consent.at();
		this.requestNumber = wanted.requestNumber();
		this.perPaymentFen = fen(wanted.limits().perPayment());
		this.perDayFen = fen(wanted.limits().perDay());
		this.totalFen = fen(wanted.limits().total());
		this.creditLimitFen = fen(wanted.creditLimit());
		this.issuer = wanted.issuer();
		this.orderedAt = orderedAt;
	}

	/** The content of a request, by which a repeated one is known. {@code issuer}: for a card; empty for any. */
	record Wanted(String requestNumber, String consentVersion, AgreementLimits limits, @Nullable Money creditLimit, String issuer) {}

	/** The first field in which another request of the same number differs; empty when it is the same. */
	Optional<String> firstOther(Wanted other) {
		if (!consentVersion.equals(other.consentVersion())) {
			return Optional.of("consent_version");
		}
		Optional<String> limit = limits().firstOther(other.limits());
		if (limit.isPresent()) {
			return limit.map(field -> "limits." + field);
		}
		if (!Objects.equals(creditLimitFen, fen(other.creditLimit()))) {
			return Optional.of("credit_limit_fen");
		}
		return issuer.equals(other.issuer()) ? Optional.empty() : Optional.of("issuer");
	}

	/** The channel has it: it waits for the patient. */
	void reached() {
		reached = true;
		if (state == State.IN_DOUBT) {
			state = State.WAITING;
		}
	}

	/** Nobody knows whether the channel has it. */
	void inDoubt() {
		if (state == State.WAITING && !reached) {
			state = State.IN_DOUBT;
		}
	}

	/** Says false when that is no news. One that has lapsed here may still be granted there: the patient's yes came late. */
	boolean granted(@Nullable Money limit, byte[] account, Instant at) {
		if (state == State.GRANTED) {
			return false;
		}
		end(State.GRANTED, null, at);
		grantedCreditLimitFen = fen(limit);
		sealedAccount = account;
		return true;
	}

	/** Says false when that is no news. */
	boolean refused(String why, Instant at) {
		if (!state.open()) {
			return false;
		}
		end(State.REFUSED, why, at);
		return true;
	}

	private void end(State end, @Nullable String why, Instant at) {
		state = end;
		reason = why;
		endedAt = at;
		reached = true;
	}

	IssuerRequestRecord record(@Nullable String account) {
		return new IssuerRequestRecord(key.number(), requestNumber, state, limits(), creditLimit(), issuer, reason, money(grantedCreditLimitFen),
				account == null || account.isEmpty() ? null : account, askedAt, endedAt);
	}

	OrderReference order(InstitutionId platform) {
		return new OrderReference(platform, key.number(), orderedAt);
	}

	AgreementKey key() {
		return key;
	}

	Kind kind() {
		return kind;
	}

	/** Of a raise. */
	Optional<AgreementKey> agreement() {
		return Optional.ofNullable(agreementNumber).map(number -> new AgreementKey(key.person(), number));
	}

	String channel() {
		return channel;
	}

	String entryClient() {
		return entryClient;
	}

	byte[] sealedPerson() {
		return sealedPerson;
	}

	byte @Nullable [] sealedAccount() {
		return sealedAccount;
	}

	String consentVersion() {
		return consentVersion;
	}

	String requestNumber() {
		return requestNumber;
	}

	Instant askedAt() {
		return askedAt;
	}

	String issuer() {
		return issuer;
	}

	State state() {
		return state;
	}

	boolean hasReached() {
		return reached;
	}

	AgreementLimits limits() {
		return new AgreementLimits(money(perPaymentFen), money(perDayFen), money(totalFen));
	}

	@Nullable
	Money creditLimit() {
		return money(creditLimitFen);
	}

	private static @Nullable Long fen(@Nullable Money money) {
		return money == null ? null : money.fen();
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	@Override
	public String toString() {
		return "IssuerRequest[" + kind + " " + key + " " + state + "]";
	}
}
