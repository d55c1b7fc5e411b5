package medpay.sandbox.unionpay;

import java.nio.charset.StandardCharsets;
import medpay.channel.unionpay.UnionPayMessage;

/** A message as text in a column (留存报文): in the form in which requests travel. */
final class Stored {

	private Stored() {}

	static String text(UnionPayMessage message) {
		return new String(message.toForm(), StandardCharsets.US_ASCII);
	}

	static UnionPayMessage message(String text) {
		return UnionPayMessage.ofForm(text.getBytes(StandardCharsets.US_ASCII))
				.orElseThrow(() -> new IllegalStateException("A stored UnionPay message cannot be read"));
	}
}
