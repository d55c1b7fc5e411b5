package medpay.explorer;

/**
 * What the insurance platform made of our messages: two 2207 at most, and the 2208.
 *
 * @param ours which settlement we know of: 0 none, 1 or 2
 * @param reversal what became of the 2208 that was sent last
 */
record Insurer(Message first, Message second, int ours, Reversal reversal) {

	static final Insurer NOTHING = new Insurer(Message.UNSENT, Message.UNSENT, 0, Reversal.NONE);

	/** A 2207 at the platform. */
	enum Message {
		/** It never came there. */
		UNSENT,
		/** On its way, nobody knows how long. */
		FLYING,
		/** Settled. */
		STANDING,
		/** Settled and undone. */
		UNDONE,
		/** Still on its way when 2601 had answered. */
		FLYING_VOIDED,
		/** Settled after 2601 had answered: only the day's totals can find it. */
		ORPHAN
	}

	/** A 2208 at the platform. */
	enum Reversal {
		/** It did nothing. */
		NONE,
		/** On its way. */
		FLYING,
		/** Undid the settlement. */
		DONE,
		/** On its way when 2601 had answered. */
		FLYING_VOIDED,
		/** Undid the settlement after 2601 had answered. */
		ORPHAN
	}

	Message message(int number) {
		return number == 1 ? first : second;
	}

	Insurer with(int number, Message message) {
		return number == 1 ? new Insurer(message, second, ours, reversal) : new Insurer(first, message, ours, reversal);
	}

	Insurer known(int number) {
		return new Insurer(first, second, number, reversal);
	}

	Insurer with(Reversal value) {
		return new Insurer(first, second, ours, value);
	}

	/** 2601 for a 2207: undoes what it did, and cannot stop what is still on its way. */
	Insurer voided(int number) {
		return switch (message(number)) {
			case STANDING -> with(number, Message.UNDONE);
			case FLYING -> with(number, Message.FLYING_VOIDED);
			case UNSENT, UNDONE, FLYING_VOIDED, ORPHAN -> this;
		};
	}

	/** 2601 for a 2208: the settlement stands again. */
	Insurer reversalVoided() {
		return switch (reversal) {
			case DONE -> with(ours, Message.STANDING).with(Reversal.NONE);
			case FLYING -> with(Reversal.FLYING_VOIDED);
			case NONE, FLYING_VOIDED, ORPHAN -> this;
		};
	}

	boolean stands() {
		return ours > 0 && message(ours) == Message.STANDING;
	}

	/** Something took effect after its void: found by reconciliation alone. */
	boolean orphan() {
		return first == Message.ORPHAN || second == Message.ORPHAN || reversal == Reversal.ORPHAN;
	}

	boolean flies() {
		return flies(first) || flies(second) || reversal == Reversal.FLYING || reversal == Reversal.FLYING_VOIDED;
	}

	private static boolean flies(Message message) {
		return message == Message.FLYING || message == Message.FLYING_VOIDED;
	}
}
