package medpay.payment.machine;

import java.util.Set;
import org.springframework.modulith.NamedInterface;

/** Where a payment stands (支付状态). The table below is the only one of its transitions. */
@NamedInterface("states")
public enum PaymentState {

	/** The bill is stored, nothing was asked of anybody yet (已受理). */
	RECEIVED,
	/** The visit is opened, the lines uploaded, tried and settled at the insurance platform (医保结算中). */
	SETTLING_INSURANCE,
	/** Nobody knows whether the insurance settlement happened: it is being voided (医保结果未知). */
	INSURANCE_IN_DOUBT,
	/** The insured part is settled, or there is none; the self-pay part is open (医保已结算). */
	INSURED,
	/** The self-pay part is being charged to the credit account (扣款中). */
	CHARGING,
	/** Nobody knows whether the charge happened: the channel is being asked (扣款结果未知). */
	CHARGE_IN_DOUBT,
	/** Both parts are paid (已支付). */
	PAID,
	/** The self-pay part waits for the cashier, or for the patient (转窗口). */
	AT_WINDOW,
	/** The cashier took the self-pay part (窗口已付). */
	PAID_AT_WINDOW,
	/** The insured part is being undone (冲回中). */
	REVERSING,
	/** Nobody knows whether the undoing happened (冲回结果未知). */
	REVERSAL_IN_DOUBT,
	/** The insured part was undone, nothing is paid (已冲回). */
	REVERSED,
	/** The insurance platform said no, nothing moved (已拒绝). */
	REFUSED;

	/** Whether the machine allows this step. */
	public boolean canMoveTo(PaymentState next) {
		return switch (this) {
			case RECEIVED -> Set.of(SETTLING_INSURANCE, INSURED, REFUSED).contains(next);
			case SETTLING_INSURANCE -> Set.of(INSURANCE_IN_DOUBT, INSURED, REFUSED).contains(next);
			case INSURANCE_IN_DOUBT -> Set.of(SETTLING_INSURANCE, REFUSED).contains(next);
			case INSURED -> Set.of(CHARGING, PAID, AT_WINDOW).contains(next);
			case CHARGING -> Set.of(CHARGE_IN_DOUBT, PAID, AT_WINDOW).contains(next);
			case CHARGE_IN_DOUBT -> Set.of(CHARGING, PAID, AT_WINDOW, PAID_AT_WINDOW).contains(next);
			case AT_WINDOW -> Set.of(CHARGING, PAID_AT_WINDOW, REVERSING, REVERSED).contains(next);
			case REVERSING -> Set.of(REVERSAL_IN_DOUBT, REVERSED, AT_WINDOW).contains(next);
			case REVERSAL_IN_DOUBT -> Set.of(REVERSING, REVERSED).contains(next);
			case PAID, PAID_AT_WINDOW, REVERSED, REFUSED -> false;
		};
	}

	/** Its insured part is not at rest: it has its visit at the platform for itself. */
	public boolean atPlatform() {
		return switch (this) {
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT -> true;
			case INSURED, CHARGING, CHARGE_IN_DOUBT, PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSED, REFUSED -> false;
		};
	}

	/** The insured part was settled once, or there is none: only now the self-pay part is known. */
	boolean selfPayKnown() {
		return switch (this) {
			case INSURED, CHARGING, CHARGE_IN_DOUBT, PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED -> true;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, REFUSED -> false;
		};
	}

	/** Nothing will happen to it any more. */
	public boolean ended() {
		return this == PAID || this == PAID_AT_WINDOW || this == REVERSED || this == REFUSED;
	}

	/** The HIS has its answer: ended, or handed to the window, which is a normal end for the doctor. */
	public boolean answered() {
		return ended() || this == AT_WINDOW;
	}
}
