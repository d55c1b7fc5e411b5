package medpay.agreement;

import java.util.UUID;
import medpay.shared.InstitutionId;

/** Whether a payment still needs what it holds (预占是否仍需): answered by whoever holds for payments. */
public interface HeldPayments {

	/** True while the payment is charging on the hold, about to, or still has to settle it by itself; false when it knows of none, or there is no such payment. */
	boolean needsHold(InstitutionId institution, UUID payment);
}
