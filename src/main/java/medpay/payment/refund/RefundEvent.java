package medpay.payment.refund;

/** What can happen to a refund (退费事件): one for every meaning of every party's answer. */
public sealed interface RefundEvent {

	/** Somebody begins to work on the stored refund. */
	record Begun() implements RefundEvent {}

	/** 2208 undid the settlement, or says that it was undone before. */
	record Reversed() implements RefundEvent {}

	/** The platform does not undo the settlement: nothing moved. */
	record ReversalRefused() implements RefundEvent {}

	/** Nobody knows whether 2208 happened. */
	record ReversalInDoubt() implements RefundEvent {}

	/** 2601 voided the 2208, or there was nothing to void: the settlement stands. */
	record ReversalVoided() implements RefundEvent {}

	/** Nobody knows whether 2601 voided it. */
	record VoidInDoubt() implements RefundEvent {}

	/** 2202 closed the visit, or the platform does not want to close it: the patient's money does not wait for that. */
	record VisitClosed() implements RefundEvent {}

	/** 2205 withdrew the lines, or there were none. */
	record LinesWithdrawn() implements RefundEvent {}

	/** 2204 took a part of the lines, more follow. */
	record PartUploaded() implements RefundEvent {}

	/** 2204 took all lines that remain. */
	record LinesUploaded() implements RefundEvent {}

	/** 2206 answered. */
	record Tried() implements RefundEvent {}

	/** 2207 settled what remains. */
	record Resettled(Balance balance) implements RefundEvent {}

	/** The platform said no to a transaction on the way to the new settlement. */
	record InsuranceRefused() implements RefundEvent {}

	/** No certain answer to a transaction with which no money can move (2202, 2204, 2205, 2206). */
	record InsuranceSilent() implements RefundEvent {}

	/** Nobody knows whether the new 2207 happened. */
	record SettlementInDoubt() implements RefundEvent {}

	/** 2601 voided the new 2207, or there was nothing to void. */
	record SettlementVoided() implements RefundEvent {}

	/** The order for the channel is made: a void or a refund, with a number of its own. */
	record ReturnOrdered() implements RefundEvent {}

	/** The channel took the order in, or had it already: nothing is decided. */
	record ReturnAccepted() implements RefundEvent {}

	/** The channel, by notification or query, says the money is back; or it says that it went back before (45). */
	record Returned() implements RefundEvent {}

	/** A certain no from the channel. {@code refundMayHelp}: the order was a void, and its code (35, 62) leaves the refund. */
	record ReturnDeclined(boolean refundMayHelp) implements RefundEvent {}

	/** Nobody knows: no answer to the order, or to the question about it. */
	record ReturnInDoubt() implements RefundEvent {}

	/** The channel finds no such order (34). {@code repeatAllowed}: by the setting and within an hour of the order's time. */
	record ReturnNotFound(boolean repeatAllowed) implements RefundEvent {}

	/** News of an order that this refund no longer waits for: whatever it says, the refund stays as it is. */
	record OfAnotherOrder() implements RefundEvent {}

	/** The agreement knows that there is room again. */
	record RoomGiven() implements RefundEvent {}

	/** The cashier paid the patient's part out. */
	record PaidBackAtWindow() implements RefundEvent {}

	/** What the patient paid, beside what the remaining bill now costs the patient. */
	enum Balance {
		/** More was paid: the difference goes back. */
		GOES_BACK,
		/** As much. */
		EVEN,
		/** Less was paid: the difference is due at the window. */
		IS_DUE
	}
}
