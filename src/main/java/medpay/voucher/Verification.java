package medpay.voucher;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verification as it is kept (核验记录).
 *
 * @param asks how often the authorities were asked; who asks is known by this number
 * @param askingUntil while ASKING: from this moment on somebody else may ask, by the machine's clock
 * @param credential sealed; kept as soon as the code is decoded, because a code can be decoded once
 * @param delegation sealed; kept with the credential of a family code
 * @param person sealed; only when VERIFIED
 */
record Verification(VerificationId id, VoucherKind kind, VerificationState state, @Nullable VerificationReason reason, int asks,
		Instant askingUntil, byte @Nullable [] credential, byte @Nullable [] delegation, byte @Nullable [] person, Instant expiresAt,
		@Nullable String visitNumber) {

	/** Nobody has an answer and nobody is asking. */
	boolean unattended(Instant now) {
		return state == VerificationState.IN_DOUBT || (state == VerificationState.ASKING && askingUntil.isBefore(now));
	}

	@Override
	public String toString() {
		return "Verification[" + id + " " + state + "]";
	}
}
