package medpay.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Transient;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostLoad;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** A patient's standing consent that a credit account pays the self-pay part of bills (信用签约). Person number, token and account are kept sealed. */
@Entity
@EntityListeners(AgreementMoves.class)
@Table(name = "credit_agreement")
class CreditAgreement {

	@EmbeddedId
	private AgreementKey key;
	@Version
	private @Nullable Long version;
	private String channel;
	@Transient
	private @Nullable AgreementState stateTold;

	private String entryClient;
	@Column(name = "person_number")
	private byte[] sealedPerson;
	private int position;
	private String consentVersion;
	private Instant consentedAt;
	@Enumerated(EnumType.STRING)
	private AgreementState state;
	private @Nullable String reason;
	private @Nullable Long perPaymentFen;
	private @Nullable Long perDayFen;
	private @Nullable Long totalFen;
	private @Nullable Long askedPerPaymentFen;
	private @Nullable Long askedPerDayFen;
	private @Nullable Long askedTotalFen;
	private long usedFen;
	private Instant orderedAt;
	private boolean opened;
	@Column(name = "continue_url")
	private byte @Nullable [] sealedContinueUrl;
	@Column(name = "token")
	private byte @Nullable [] sealedToken;
	@Column(name = "account")
	private byte @Nullable [] sealedAccount;
	private @Nullable Instant signedAt;
	private @Nullable Instant terminationRequestedAt;
	private @Nullable String terminationReason;
	private @Nullable Instant endedAt;
	private @Nullable String requestNumber;
	private @Nullable Instant suspendedByPatientAt;
	private @Nullable Instant suspendedByChannelAt;
	private @Nullable Instant channelToldAt;
	private @Nullable Instant limitsLoweredAt;

	@SuppressWarnings("NullAway") // filled by Hibernate
	protected CreditAgreement() {}

	CreditAgreement(AgreementKey key, byte[] sealedPerson, int position, Consent consent, Signing.Terms terms, Instant orderedAt) {
		this.key = key;
		this.sealedPerson = sealedPerson;
		this.position = position;
		this.entryClient = consent.entryClient();
		this.consentVersion = consent.version();
		this.consentedAt = consent.at();
		this.channel = terms.channel();
		this.requestNumber = terms.requestNumber();
		limit(terms.limits());
		this.askedPerPaymentFen = perPaymentFen;
		this.askedPerDayFen = perDayFen;
		this.askedTotalFen = totalFen;
		this.orderedAt = orderedAt;
		this.state = AgreementState.SIGNING;
	}

	/** The channel has the signing and asks the patient. */
	void opened(byte[] continueUrl) {
		opened = true;
		sealedContinueUrl = continueUrl;
	}

	/** The patient signed. Says false when it ended before: the token must be deleted then. */
	boolean signed(byte[] token, byte[] account, Instant at) {
		if (state.ended()) {
			return false;
		}
		if (state == AgreementState.SIGNING) {
			moveTo(AgreementState.ACTIVE);
			opened = true;
			sealedToken = token;
			sealedAccount = account;
			signedAt = at;
			if (terminationRequestedAt == null) {
				reason = null;
			}
			stopOrGoOn();
		}
		return true;
	}

	/** The patient stops it for now (true) or lets it be charged again. Says false when it is not signed, or ended, or the channel keeps it stopped. */
	boolean suspendedByPatient(boolean stop, Instant at) {
		boolean signed = state == AgreementState.ACTIVE || state == AgreementState.SUSPENDED;
		if (!signed || (!stop && suspendedByChannelAt != null)) {
			return false;
		}
		suspendedByPatientAt = stop ? (suspendedByPatientAt == null ? at : suspendedByPatientAt) : null;
		stopOrGoOn();
		return true;
	}

	/** Channel or bank stop it for now, or no longer do. Says false when something later is known. */
	boolean suspendedByChannel(boolean stop, Instant since) {
		if (state.ended() || (channelToldAt != null && !since.isAfter(channelToldAt))) {
			return false;
		}
		channelToldAt = since;
		suspendedByChannelAt = stop ? since : null;
		stopOrGoOn();
		return true;
	}

	private void stopOrGoOn() {
		boolean stopped = suspendedByPatientAt != null || suspendedByChannelAt != null;
		if (state == AgreementState.ACTIVE && stopped) {
			moveTo(AgreementState.SUSPENDED);
		} else if (state == AgreementState.SUSPENDED && !stopped) {
			moveTo(AgreementState.ACTIVE);
		}
	}

	/** The patient lowers limits. Those that would rise are the caller's mistake. */
	void lowered(AgreementLimits lower, Instant at) {
		if (limits().firstHigher(lower).isPresent()) {
			throw new IllegalArgumentException("A limit does not rise without the patient's word on the phone");
		}
		limit(limits().changedTo(lower));
		limitsLoweredAt = at;
	}

	/** Higher limits were granted. A patient who has lowered them since asking wants them low. */
	void raised(AgreementLimits higher, Instant askedAt) {
		if (!state.ended() && (limitsLoweredAt == null || limitsLoweredAt.isBefore(askedAt))) {
			limit(limits().changedTo(higher));
		}
	}

	private void limit(AgreementLimits limits) {
		perPaymentFen = fen(limits.perPayment());
		perDayFen = fen(limits.perDay());
		totalFen = fen(limits.total());
	}

	/** Takes this place in the patient's order. */
	void placed(int place) {
		position = place;
	}

	/** It will not be signed. Says false when that is no news. */
	boolean failed(String why, Instant at) {
		if (state != AgreementState.SIGNING) {
			return false;
		}
		moveTo(AgreementState.FAILED);
		reason = why;
		endedAt = at;
		return true;
	}

	/** From this moment nothing new is charged; what is open may still end. Says false when that is no news; the first reason stays. */
	boolean terminationRequested(String why, Instant at) {
		if (state.ended() || terminationRequestedAt != null) {
			return false;
		}
		terminationRequestedAt = at;
		terminationReason = why;
		return true;
	}

	/** It has ended at the channel. Says false when that is no news. */
	boolean terminated(String by, Instant at) {
		if (state.ended()) {
			return false;
		}
		moveTo(AgreementState.TERMINATED);
		reason = terminationReason == null ? by : terminationReason;
		endedAt = at;
		return true;
	}

	/** A charge of this amount has happened. */
	void charged(Money amount) {
		usedFen = Math.addExact(usedFen, amount.fen());
	}

	/** An amount of a charge came back. */
	void returned(Money amount) {
		usedFen = Math.subtractExact(usedFen, amount.fen());
	}

	/** Why this amount may not be held now; empty when it may. */
	Optional<String> refusal(Money amount, Commitment commitment) {
		if (!chargeable()) {
			return Optional.of("agreement_not_active");
		}
		if (over(amount.fen(), perPaymentFen)) {
			return Optional.of("limit_per_payment");
		}
		if (over(Math.addExact(commitment.today().fen(), amount.fen()), perDayFen)) {
			return Optional.of("limit_per_day");
		}
		if (over(Math.addExact(usedFen + commitment.open().fen(), amount.fen()), totalFen)) {
			return Optional.of("limit_total");
		}
		return Optional.empty();
	}

	/** What the limits leave for one payment now; null when there are none. */
	@Nullable
	Money available(Commitment commitment) {
		return Stream
				.of(Optional.ofNullable(perPaymentFen), Optional.ofNullable(perDayFen).map(limit -> limit - commitment.today().fen()),
						Optional.ofNullable(totalFen).map(limit -> limit - usedFen - commitment.open().fen()))
				.flatMap(Optional::stream).min(Long::compare).map(fen -> new Money(Math.max(0, fen))).orElse(null);
	}

	/** Signed, not suspended, and nobody has asked to end it. */
	boolean chargeable() {
		return state == AgreementState.ACTIVE && terminationRequestedAt == null;
	}

	/** Whether it came into another state since this was asked last. */
	boolean hasMoved() {
		boolean moved = stateTold != null && stateTold != state;
		stateTold = state;
		return moved;
	}

	@PostLoad
	@PostPersist
	void isKnown() {
		stateTold = state;
	}

	private void moveTo(AgreementState next) {
		if (!state.canMoveTo(next)) {
			throw new IllegalStateException("Agreement " + key + " cannot go from " + state + " to " + next);
		}
		state = next;
	}

	private static boolean over(long amount, @Nullable Long limit) {
		return limit != null && amount > limit;
	}

	private static @Nullable Long fen(@Nullable Money money) {
		return money == null ? null : money.fen();
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	AgreementNumber number() {
		return new AgreementNumber(key.number());
	}

	AgreementKey key() {
		return key;
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

	@Nullable
	String requestNumber() {
		return requestNumber;
	}

	@Nullable
	Instant suspendedByPatientAt() {
		return suspendedByPatientAt;
	}

	@Nullable
	Instant suspendedByChannelAt() {
		return suspendedByChannelAt;
	}

	int position() {
		return position;
	}

	Consent consent() {
		return new Consent(consentVersion, consentedAt, entryClient);
	}

	AgreementState state() {
		return state;
	}

	@Nullable
	String reason() {
		return reason;
	}

	AgreementLimits limits() {
		return new AgreementLimits(money(perPaymentFen), money(perDayFen), money(totalFen));
	}

	/** The limits of the request to sign, whatever they are now. */
	AgreementLimits askedLimits() {
		return new AgreementLimits(money(askedPerPaymentFen), money(askedPerDayFen), money(askedTotalFen));
	}

	Money used() {
		return new Money(usedFen);
	}

	boolean opened() {
		return opened;
	}

	byte @Nullable [] sealedContinueUrl() {
		return sealedContinueUrl;
	}

	byte @Nullable [] sealedToken() {
		return sealedToken;
	}

	byte @Nullable [] sealedAccount() {
		return sealedAccount;
	}

	@Nullable
	Instant signedAt() {
		return signedAt;
	}

	@Nullable
	Instant terminationRequestedAt() {
		return terminationRequestedAt;
	}

	@Nullable
	Instant endedAt() {
		return endedAt;
	}

	/** The signing as the channel knows it. */
	OrderReference signingOrder(InstitutionId platform) {
		return new OrderReference(platform, key.number(), orderedAt);
	}

	@Override
	public String toString() {
		return "CreditAgreement[" + key + " " + state + "]";
	}
}
