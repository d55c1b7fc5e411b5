package medpay.explorer;

import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundInsuranceStep;
import medpay.payment.refund.RefundNextStep;
import medpay.payment.refund.RefundSituation;
import medpay.payment.refund.RefundUnanswered;

/** The rules by which a refund is moved: the real ones, unless a mutant puts another in the place of one. */
class RefundRules {

	static final RefundRules REAL = new RefundRules();

	RefundSituation after(RefundSituation situation, RefundEvent event) {
		return situation.after(event);
	}

	RefundNextStep next(RefundSituation situation) {
		return situation.next();
	}

	RefundEvent unanswered(RefundNextStep.Deed deed, RefundInsuranceStep step) {
		return RefundUnanswered.meaning(deed, step);
	}

	/** The refund instead of the void is a new order only after a certain no (35, 62). */
	boolean refundMayHelp() {
		return true;
	}

	/** An effect told twice is booked once. */
	boolean booksOnce() {
		return true;
	}
}
