package medpay.payment.machine;

/**
 * What is to be done for a payment next (下一步).
 *
 * @param now at once, or when the ladder says so
 */
public record NextStep(Deed deed, boolean now) {

	/** The deeds. */
	public enum Deed {
		/** Begin. */
		BEGIN,
		/** Send the insurance transaction of the present {@link InsuranceStep}. */
		ASK_INSURANCE,
		/** 2601. */
		VOID_SETTLEMENT,
		/** Hold the amount on the agreement. */
		HOLD,
		/** Send the charge, for the first time or the same order again. */
		CHARGE,
		/** Ask the channel for the outcome. */
		QUERY_CHARGE,
		/** Ask the patient on the phone, for the first time or the same question again. */
		ASK_CONFIRMATION,
		/** Ask the channel what the patient said. */
		QUERY_CONFIRMATION,
		/** Consume the hold. */
		CONSUME_HOLD,
		/** Release the hold. */
		RELEASE_HOLD,
		/** A withdrawn bill: what was not begun is given up. */
		GIVE_UP,
		/** 2208: undo the settlement. */
		REVERSE,
		/** 2601 for the 2208 that nobody answered. */
		VOID_REVERSAL,
		/** 2202: close the visit that the registration opened. */
		CLOSE_VISIT,
		/** Nothing: somebody else has the next word, or it is over. */
		NOTHING
	}

	static NextStep now(Deed deed) {
		return new NextStep(deed, true);
	}

	static NextStep later(Deed deed) {
		return new NextStep(deed, false);
	}
}
