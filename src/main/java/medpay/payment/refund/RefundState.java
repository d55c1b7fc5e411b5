package medpay.payment.refund;

import java.util.Set;
import org.springframework.modulith.NamedInterface;

/** Where a refund stands (退费状态). The table below is the only one of its transitions. */
@NamedInterface("refund-states")
public enum RefundState {

	/** The refund is stored, nothing was asked of anybody yet (已受理). */
	REQUESTED,
	/** The insured part is being undone, and the registration closed where that belongs to it (医保撤销中). */
	REVERSING,
	/** What remains of the bill is being settled again (重新结算中). */
	RESETTLING,
	/** The patient's part is on its way back to the account (退款中). */
	RETURNING,
	/** Everything went back (已退费). */
	DONE,
	/** The insurance platform did not undo the settlement: nothing moved (已拒绝). */
	REFUSED,
	/** What remains costs the patient more than before: the difference waits at the window, it is never charged by itself (待补缴). */
	WINDOW_DUE,
	/** The insured part was undone, what remains could not be settled again: a person decides (未能重新结算). */
	NOT_RESETTLED,
	/** The patient's part cannot go back to the account: the window pays it out (待窗口退款). */
	RETURN_AT_WINDOW;

	/** Whether the machine allows this step. */
	public boolean canMoveTo(RefundState next) {
		return switch (this) {
			case REQUESTED -> Set.of(REVERSING, RESETTLING, RETURNING, RETURN_AT_WINDOW, DONE).contains(next);
			case REVERSING -> Set.of(RESETTLING, RETURNING, RETURN_AT_WINDOW, DONE, REFUSED).contains(next);
			case RESETTLING -> Set.of(RETURNING, RETURN_AT_WINDOW, DONE, WINDOW_DUE, NOT_RESETTLED).contains(next);
			case RETURNING -> Set.of(DONE, RETURN_AT_WINDOW).contains(next);
			case RETURN_AT_WINDOW -> next == DONE;
			case DONE, REFUSED, WINDOW_DUE, NOT_RESETTLED -> false;
		};
	}

	/** The hospital has its answer: nothing more happens by itself. */
	public boolean ended() {
		return switch (this) {
			case DONE, REFUSED, WINDOW_DUE, NOT_RESETTLED, RETURN_AT_WINDOW -> true;
			case REQUESTED, REVERSING, RESETTLING, RETURNING -> false;
		};
	}

	/** An insurance transaction of the visit may be open. */
	public boolean atPlatform() {
		return this == REVERSING || this == RESETTLING;
	}
}
