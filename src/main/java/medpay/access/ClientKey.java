package medpay.access;

import java.time.Instant;
import medpay.access.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A key of a client as the register has it (接入方密钥).
 *
 * @param notAfter the moment from which it is good no more; null when there is none
 * @param retiredAt when it was taken out of use; null while it is in use
 */
record ClientKey(String serial, SignatureScheme scheme, SigningKey material, @Nullable Instant notAfter, @Nullable Instant retiredAt) {

	boolean isActive(Instant now) {
		return retiredAt == null && (notAfter == null || now.isBefore(notAfter));
	}
}
