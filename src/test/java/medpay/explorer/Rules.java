package medpay.explorer;

import medpay.payment.machine.InsuranceStep;
import medpay.payment.machine.NextStep;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.Situation;
import medpay.payment.machine.Unanswered;

/** The rules by which a payment is moved: the real ones, unless a mutant puts another in the place of one. */
class Rules {

	static final Rules REAL = new Rules();

	Situation after(Situation situation, PaymentEvent event) {
		return situation.after(event);
	}

	NextStep next(Situation situation) {
		return situation.next();
	}

	/** What a silence means. */
	PaymentEvent unanswered(NextStep.Deed deed, InsuranceStep step) {
		return Unanswered.meaning(deed, step);
	}

	/** Money that moved is owed back. {@code current}: the payment still knows this order as its own. */
	boolean late(Situation situation, boolean current) {
		return !current || situation.successWouldBeLate();
	}

	/** An effect told twice is booked once. */
	boolean booksOnce() {
		return true;
	}

	/** The window takes money in doubt only after the warning, and never while a call is on its way. */
	boolean windowMayTake(Situation situation) {
		return switch (situation.state()) {
			case AT_WINDOW, CHARGE_IN_DOUBT -> true;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, PAID, PAID_AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT, REVERSED,
					REFUSED ->
				false;
		};
	}
}
