package medpay.explorer;

/**
 * One order on one of the patient's accounts: what the channel made of it, what we know, and what the channel still has to tell.
 *
 * @param news notifications on their way
 */
record Account(Order order, Known known, int news) {

	static final Account UNTOUCHED = new Account(Order.UNSENT, Known.NONE, 0);

	/** An order at the channel. */
	enum Order {
		/** It never came there. */
		UNSENT,
		/** On its way. */
		FLYING,
		/** The money moved. */
		MOVED,
		/** A certain no. */
		FAILED
	}

	/** An order in our books. */
	enum Known {
		/** Not made. */
		NONE,
		/** Made, nothing certain. */
		OPEN,
		/** Paid the bill. */
		CHARGED,
		/** Owed back. */
		LATE,
		/** A certain no. */
		DECLINED
	}

	Account with(Order value) {
		return new Account(value, known, news);
	}

	Account with(Known value) {
		return new Account(order, value, news);
	}

	Account told(int more) {
		return new Account(order, known, news + more);
	}
}
