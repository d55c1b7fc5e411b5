package medpay.payment.machine;

/** What is still to do with the amount held on the credit agreement (额度占用). */
public enum HoldStep {
	/** Nothing is held. */
	NONE,
	/** Held for the present charge. */
	HELD,
	/** The charge happened: the hold is to be consumed. */
	TO_CONSUME,
	/** The charge did not happen: the hold is to be released. */
	TO_RELEASE,
	/** Consumed or released. */
	DONE
}
