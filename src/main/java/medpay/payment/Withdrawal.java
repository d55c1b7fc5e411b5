package medpay.payment;

import java.time.Instant;
import medpay.payment.machine.PaymentState;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital may do after it took a bill back (撤回结果).
 *
 * @param state of the payment; null when no bill of this number had come: it can never pay any more
 * @param amountDue what the window may collect; null when nothing may be collected now, or no bill had come
 * @param waitUntil when more may be known; null when nothing is open
 */
public record Withdrawal(Outcome outcome, @Nullable PaymentState state, @Nullable Money amountDue, @Nullable Instant waitUntil) {

	/** What may be done. */
	public enum Outcome {
		/** Nothing is or will be charged: the window may collect the amount due. */
		SAFE_TO_COLLECT,
		/** Something is open or in doubt: nothing new begins, the open one decides; ask again then. */
		WAIT_UNTIL,
		/** The bill is paid: a refund is the way back. */
		ALREADY_PAID
	}
}
