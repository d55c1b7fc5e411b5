package medpay.payment;

import medpay.institution.InstitutionPolicies;
import medpay.payment.PaymentView.Release;
import medpay.payment.machine.PaymentState;
import medpay.shared.Money;
import medpay.shared.Scene;

/** May drugs and tests go ahead (放行)? Yes once paid; before that only by the institution's own policy. */
final class Releases {

	private Releases() {}

	static Release of(PaymentState state, Scene scene, Money selfPay, InstitutionPolicies policies) {
		boolean emergency = scene == Scene.EMERGENCY && policies.releaseEmergency();
		boolean yes = switch (state) {
			case PAID, PAID_AT_WINDOW -> true;
			case CHARGING, CHARGE_IN_DOUBT -> emergency || upTo(policies.releaseInDoubtUpToFen(), selfPay);
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, AT_WINDOW -> emergency;
			case REVERSING, REVERSAL_IN_DOUBT, REVERSED, REFUSED -> false;
		};
		return yes ? Release.YES : Release.NO;
	}

	/** A cap of zero releases nothing. */
	private static boolean upTo(Money cap, Money selfPay) {
		return !cap.nothing() && selfPay.compareTo(cap) <= 0;
	}
}
