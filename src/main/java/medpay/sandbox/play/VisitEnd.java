package medpay.sandbox.play;

import medpay.shared.BilingualText;

/** How a played visit ended (演练结果). */
sealed interface VisitEnd {

	/** Every bill is paid. */
	record Paid() implements VisitEnd {}

	/** A bill waits at the window: a normal end. */
	record AtWindow() implements VisitEnd {}

	/** The code or a bill was refused, and nothing moved for it. */
	record Refused(String code, BilingualText reason) implements VisitEnd {}

	/** There was nothing to charge. */
	record Skipped() implements VisitEnd {}

	/** The HIS in the box could not bring it to an end. */
	record Failed(String code, BilingualText reason) implements VisitEnd {}

	/** A payment is open still; it goes on by itself. */
	record Open(String state) implements VisitEnd {}
}
