package medpay.shared.call;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes out, bytes back, over HTTP: bounded in time and size, no redirects, no exception for what the other side does. */
public interface Wire {

	/** {@link Reply.Lost#code} of a call that was never sent: the party is known to be down, or has as many calls open as it may. For certain nothing moved by it. */
	String NOT_SENT = "not_sent";

	/**
	 * Posts and reads the whole answer.
	 *
	 * @param limit time from the first byte sent to the last byte read
	 */
	Reply post(URI address, Map<String, String> headers, byte[] body, Duration limit);

	/** What came back. */
	sealed interface Reply {

		/** An HTTP answer with any status; {@code body} is whole. */
		record Received(int status, byte[] body) implements Reply {}

		/** Nothing, or nothing whole. {@code code}: timeout, connection, oversized, {@link #NOT_SENT}. */
		record Lost(String code, @Nullable String detail) implements Reply {}
	}
}
