package medpay.sandbox;

/** What the parties said to one another, for the live picture on the sandbox's page (报文时间线). For the eye only: no book, no proof. */
public interface MessageTimeline {

	/**
	 * Notes one message.
	 *
	 * @param from {@code medpay}, {@code insurance}, {@code voucher-centre}, {@code suishen}, {@code unionpay} or {@code phone}
	 * @param to likewise
	 * @param operation the party's name of the transaction
	 * @param summary one line without personal data: code and amount, say
	 */
	void record(String from, String to, String operation, String summary);
}
