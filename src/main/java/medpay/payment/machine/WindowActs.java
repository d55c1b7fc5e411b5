package medpay.payment.machine;

/** What the hospital and time do to a payment (撤回、窗口、到期): each a step of the machine, legal in some states and nothing in the others. */
final class WindowActs {

	private WindowActs() {}

	static Situation withdrawn(Situation of) {
		return switch (of.state()) {
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT -> of.with(of.closing().withdraw());
			case AT_WINDOW -> of.with(of.closing().withdraw()).with(of.collecting().closed());
			case PAID, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED, REFUSED -> of;
		};
	}

	/** Asked only when no attempt is open: what was not sent by then is never sent. */
	static Situation givenUp(Situation of) {
		return switch (of.state()) {
			case RECEIVED -> of.refused();
			case SETTLING_INSURANCE -> of.step() == InsuranceStep.WITHDRAW_LINES ? of.withRefusing() : of.insuranceRefused();
			case INSURED, CHARGING, CHARGE_IN_DOUBT -> of.toWindow().with(of.collecting().closed());
			case INSURANCE_IN_DOUBT, PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED, REFUSED -> of;
		};
	}

	static Situation paid(Situation of) {
		return switch (of.state()) {
			case AT_WINDOW -> of.moved(PaymentState.PAID_AT_WINDOW).with(of.collecting().closed());
			case CHARGE_IN_DOUBT -> of.moved(PaymentState.PAID_AT_WINDOW).with(of.collecting().askedOnly());
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, PAID, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED,
					REFUSED ->
				of;
		};
	}

	static Situation expired(Situation of, PaymentEvent.Expired expired) {
		if (!of.mayExpire()) {
			return of;
		}
		if (!expired.delivered()) {
			return undone(of, expired.byHospital());
		}
		Situation owed = of.with(of.closing().becomesOverdue()).with(of.collecting().closed());
		return owed.mayRetryAccounts() ? owed.with(owed.collecting().tryAgain()) : owed;
	}

	/** What the hospital settled itself it also undoes itself. */
	static Situation undone(Situation of, boolean byHospital) {
		Situation closed = of.with(of.collecting().closed()).withSilences(0);
		return of.insured() && !byHospital ? closed.moved(PaymentState.REVERSING) : closed.reversed();
	}
}
