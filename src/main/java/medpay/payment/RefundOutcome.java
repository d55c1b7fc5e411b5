package medpay.payment;

/** What the hospital can be told of a refund it asked for (退费受理结果). */
public sealed interface RefundOutcome {

	/** Taken in now: it is worked on. */
	record Received() implements RefundOutcome {}

	/** The same refund came before. */
	record Known() implements RefundOutcome {}

	/** Not taken in: nothing was stored and nothing moved. */
	sealed interface NotTaken extends RefundOutcome {}

	/** No such payment, or no such refund, at this institution. */
	record Unknown() implements NotTaken {}

	/** The refund number came before with other content. {@code field}: the first that differs. */
	record OtherContent(String field) implements NotTaken {}

	/** The payment was not paid, or its charge is not certain. */
	record NotPaid(String state) implements NotTaken {}

	/** Another refund of the payment is open. */
	record InProgress(String refundNumber) implements NotTaken {}

	/** All of it was given back. */
	record NothingLeft() implements NotTaken {}

	/** A line is not in the bill. {@code index}: its position in the request, from zero. */
	record UnknownLine(int index) implements NotTaken {}

	/** More than remains of a line, or nothing of it. {@code remains}: the quantity. */
	record NotSoMuch(int index, String remains) implements NotTaken {}

	/** The hospital settled the insured part itself: only the whole bill can be given back here. */
	record WholeOnly() implements NotTaken {}

	/** The refund does not wait for the window. */
	record NotAtWindow(String state) implements NotTaken {}
}
