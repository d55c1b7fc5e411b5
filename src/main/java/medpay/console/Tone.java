package medpay.console;

import medpay.agreement.AgreementState;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import medpay.voucher.VerificationState;

/** The colour of a state (状态颜色). A state always says its word too: colour alone tells nobody anything. */
public enum Tone {

	/** Ended well (完成). */
	GOOD,
	/** Goes on by itself (进行中). */
	UNDER_WAY,
	/** Nobody knows, and it is being asked (未知). */
	DOUBT,
	/** Waits for a person (待人处理). */
	WAITING,
	/** Ended, nothing was collected (已结束). */
	OVER;

	public static Tone of(PaymentState state) {
		return switch (state) {
			case PAID, PAID_AT_WINDOW -> GOOD;
			case RECEIVED, SETTLING_INSURANCE, INSURED, CHARGING, REVERSING -> UNDER_WAY;
			case INSURANCE_IN_DOUBT, CHARGE_IN_DOUBT, REVERSAL_IN_DOUBT -> DOUBT;
			case AT_WINDOW -> WAITING;
			case REVERSED, REFUSED -> OVER;
		};
	}

	public static Tone of(RefundState state) {
		return switch (state) {
			case DONE -> GOOD;
			case REQUESTED, REVERSING, RESETTLING, RETURNING -> UNDER_WAY;
			case WINDOW_DUE, NOT_RESETTLED, RETURN_AT_WINDOW -> WAITING;
			case REFUSED -> OVER;
		};
	}

	public static Tone of(VerificationState state) {
		return switch (state) {
			case VERIFIED -> GOOD;
			case ASKING -> UNDER_WAY;
			case IN_DOUBT -> DOUBT;
			case REJECTED -> OVER;
		};
	}

	public static Tone of(AgreementState state) {
		return switch (state) {
			case ACTIVE -> GOOD;
			case SIGNING -> UNDER_WAY;
			case SUSPENDED -> WAITING;
			case TERMINATED, FAILED -> OVER;
		};
	}

	/** The class in the style sheet. */
	public String style() {
		return switch (this) {
			case GOOD -> "tone-good";
			case UNDER_WAY -> "tone-under-way";
			case DOUBT -> "tone-doubt";
			case WAITING -> "tone-waiting";
			case OVER -> "tone-over";
		};
	}
}
