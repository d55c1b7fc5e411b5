package medpay.agreement;

import java.time.Instant;
import java.util.List;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the patient's app may see it (协议查询结果).
 *
 * @param requestNumber the app's own number of a further account; null for the first
 * @param continueUrl where the patient may go on by browser while it is being signed
 * @param account the account, masked by the channel
 * @param reason why it failed or ended: the channel's code, or a word of ours
 * @param life when what happened to it
 */
public record AgreementRecord(AgreementNumber number, @Nullable String requestNumber, String channel, AgreementState state, Limits limits,
		@Nullable String continueUrl, @Nullable String account, @Nullable String reason, String consentVersion, Life life,
		List<IssuerRequestRecord> raises, List<MemberRecord> members) {

	/**
	 * The limits, and what is left of them (已用、剩余).
	 *
	 * @param used charged so far, less what came back
	 * @param held set aside for charges that are not decided yet
	 * @param usedToday held or charged on this business date
	 * @param leftToday of the limit per day; null without one
	 * @param left of the total; null without one
	 * @param nextPayment what the limits leave for one payment now; null when there are none
	 */
	public record Limits(AgreementLimits allowed, Money used, Money held, Money usedToday, @Nullable Money leftToday, @Nullable Money left,
			@Nullable Money nextPayment) {}

	/** Moments; each null when it has not come. */
	public record Life(Instant consentedAt, @Nullable Instant signedAt, @Nullable Instant suspendedByPatientAt,
			@Nullable Instant suspendedByChannelAt,
			@Nullable Instant terminationRequestedAt, @Nullable Instant endedAt) {}

	@Override
	public String toString() {
		return "AgreementRecord[" + number + " " + state + "]";
	}
}
