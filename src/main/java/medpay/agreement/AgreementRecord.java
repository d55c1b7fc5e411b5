package medpay.agreement;

import java.time.Instant;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the patient's app may see it (协议查询结果).
 *
 * @param continueUrl where the patient may go on by browser while it is being signed
 * @param account the account, masked by the channel
 * @param used what was charged so far
 * @param reason why it failed or ended: the channel's code, or a word of ours
 * @param terminationRequestedAt set while a termination waits for open charges or for the channel
 */
public record AgreementRecord(AgreementNumber number, String channel, AgreementState state, AgreementLimits limits, Money used,
		@Nullable String continueUrl, @Nullable String account, @Nullable String reason, String consentVersion, Instant consentedAt,
		@Nullable Instant signedAt, @Nullable Instant terminationRequestedAt, @Nullable Instant endedAt) {

	@Override
	public String toString() {
		return "AgreementRecord[" + number + " " + state + "]";
	}
}
