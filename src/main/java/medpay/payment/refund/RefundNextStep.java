package medpay.payment.refund;

/**
 * What is to be done for a refund next (下一步).
 *
 * @param now at once, or when the ladder says so
 */
public record RefundNextStep(Deed deed, boolean now) {

	/** The deeds. */
	public enum Deed {
		/** Begin. */
		BEGIN,
		/** Send the insurance transaction of the present {@link RefundInsuranceStep}. */
		ASK_INSURANCE,
		/** Make the channel's order. */
		ORDER_RETURN,
		/** Send the channel's order, for the first time or the same again. */
		SEND_RETURN,
		/** Ask the channel for the outcome. */
		QUERY_RETURN,
		/** Tell the agreement that there is room again. */
		GIVE_ROOM,
		/** Nothing: somebody else has the next word, or it is over. */
		NOTHING
	}

	static RefundNextStep now(Deed deed) {
		return new RefundNextStep(deed, true);
	}

	static RefundNextStep later(Deed deed) {
		return new RefundNextStep(deed, false);
	}
}
