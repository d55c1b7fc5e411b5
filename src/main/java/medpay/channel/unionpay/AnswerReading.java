package medpay.channel.unionpay;

/**
 * What one transaction's answer means.
 *
 * @param <A> the port's sealed type
 */
interface AnswerReading<A> {

	/** Of an answer that is genuine and echoes our order. */
	A meaning(UnionPayMessage answer);

	/** Of everything else. */
	A doubt(String reason);
}
