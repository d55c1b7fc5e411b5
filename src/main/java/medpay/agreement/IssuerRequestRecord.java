package medpay.agreement;

import java.time.Instant;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of an issuer in the patient's name, and what became of it (提额、申卡申请).
 *
 * @param number ours
 * @param requestNumber the app's
 * @param wanted limits of ours that are to rise
 * @param creditLimit what the issuer should lend at most; null when it is not asked
 * @param issuer for a card: at which bank; empty for any
 * @param reason the channel's code of a refusal, or lapsed
 * @param granted what the issuer lends now, if it said
 * @param account the card, masked by the channel; null before it is granted
 */
public record IssuerRequestRecord(String number, String requestNumber, State state, AgreementLimits wanted, @Nullable Money creditLimit,
		String issuer, @Nullable String reason, @Nullable Money granted, @Nullable String account, Instant askedAt, @Nullable Instant endedAt) {

	/** Where a request stands. */
	public enum State {

		/** The patient or the issuer has not decided yet (待确认). */
		WAITING,
		/** Whether the channel has it is not known; it is asked (结果未知). */
		IN_DOUBT,
		/** In force (已同意). */
		GRANTED,
		/** By the patient or by the issuer (已拒绝). */
		REFUSED;

		boolean open() {
			return this == WAITING || this == IN_DOUBT;
		}
	}
}
