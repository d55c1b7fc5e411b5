package medpay.channel;

import java.util.List;

/** The payment channels that are live. */
public record Channels(List<PaymentChannel> all) {

	/** Throws {@link IllegalArgumentException} for a code that is not live. */
	public PaymentChannel of(String code) {
		return all.stream().filter(channel -> channel.code().equals(code)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No channel " + code));
	}
}
