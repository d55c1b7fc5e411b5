package medpay.agreement;

import medpay.shared.Money;

/** One payment's hold on an agreement (预占). */
record Hold(String agreement, Money amount, State state) {

	/** What became of it. */
	enum State {
		/** The charge is not decided yet. */
		OPEN,
		/** The charge happened. */
		CONSUMED,
		/** The charge did not happen. */
		RELEASED
	}
}
