package medpay.payment.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How a payment comes to its end that the credit account has not paid (收尾): immutable.
 *
 * @param withdrawn the hospital took the bill back: no attempt begins any more, an open one decides
 * @param overdue the time at the window is over and care was delivered: the patient owes it (欠费)
 * @param reversalRefused the platform refused to undo the insured part: only a person can
 * @param visit whether the visit that the bill's registration opened is still to be closed
 */
@Embeddable
record Closing(boolean withdrawn, boolean overdue, boolean reversalRefused,
		@Enumerated(EnumType.STRING) @Column(name = "visit_step") VisitStep visit) {

	static final Closing NOT_BEGUN = new Closing(false, false, false, VisitStep.STAYS);

	/** Whether the visit at the platform is to be closed. */
	enum VisitStep {
		/** It stays, or was never opened. */
		STAYS,
		/** Nothing of the registration is left: 2202. */
		TO_CLOSE,
		/** Closed. */
		CLOSED
	}

	Closing withdraw() {
		return new Closing(true, overdue, reversalRefused, visit);
	}

	Closing becomesOverdue() {
		return new Closing(withdrawn, true, reversalRefused, visit);
	}

	Closing cannotReverse() {
		return new Closing(withdrawn, overdue, true, visit);
	}

	Closing nothingLeft(boolean openedTheVisit) {
		return openedTheVisit ? new Closing(withdrawn, overdue, reversalRefused, VisitStep.TO_CLOSE) : this;
	}

	Closing visitClosed() {
		return visit == VisitStep.TO_CLOSE ? new Closing(withdrawn, overdue, reversalRefused, VisitStep.CLOSED) : this;
	}
}
