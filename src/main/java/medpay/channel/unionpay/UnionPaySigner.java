package medpay.channel.unionpay;

/** Signs messages (签名). */
@FunctionalInterface
public interface UnionPaySigner {

	/** The message as it may be sent: without empty fields, with signMethod, what names the key, and {@code signature}. */
	UnionPayMessage sign(UnionPayMessage message);
}
