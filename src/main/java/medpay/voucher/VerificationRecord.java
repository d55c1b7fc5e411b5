package medpay.voucher;

import java.time.Instant;
import medpay.agreement.CreditAgreements.Standing;
import medpay.suishen.FamilyDelegation;
import org.jspecify.annotations.Nullable;

/**
 * A verification as the hospital that asked may see it (核验结果).
 *
 * @param person whole when VERIFIED, else null
 * @param delegation by which a guardian pays; null when it is no family code
 * @param agreement what would pay the self-pay part; null when nothing would
 */
public record VerificationRecord(VerificationId id, VerificationState state, @Nullable VerificationReason reason, VoucherKind kind,
		@Nullable VerifiedPerson person, @Nullable FamilyDelegation delegation, @Nullable Standing agreement, Instant expiresAt) {

	@Override
	public String toString() {
		return "VerificationRecord[" + id + " " + state + "]";
	}
}
