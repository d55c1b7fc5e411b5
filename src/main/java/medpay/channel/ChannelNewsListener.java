package medpay.channel;

/** Hears what channels tell. Must be idempotent: news are told again after a crash. */
public interface ChannelNewsListener {

	/**
	 * Takes the news in, in transactions of its own, and makes no outside call.
	 *
	 * @return true when the order is one of this listener's
	 */
	boolean hear(ChannelNews news);
}
