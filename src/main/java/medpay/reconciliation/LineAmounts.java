package medpay.reconciliation;

/**
 * The amounts of a line, in fen. The direction is the line's kind: amounts of refunds are positive; only where what remains of a bill costs a payer more than before
 * is a payer's part of a refund negative.
 *
 * @param totalFen the whole; at a channel its own part, which is the whole there
 */
public record LineAmounts(long totalFen, long fundFen, long personalAccountFen, long otherFen, long selfPayFen) {

	/** A channel's line: the patient's part alone. */
	static LineAmounts ofChannel(long fen) {
		return new LineAmounts(fen, 0, 0, 0, fen);
	}
}
