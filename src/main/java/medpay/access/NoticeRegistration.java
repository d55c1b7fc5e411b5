package medpay.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a client takes notices (通知登记).
 *
 * @param address where all of them go; null when each bill names an address of its own, or the client only reads the list of events
 * @param secret the key our notices are signed with, at least 16 characters; not the secret the client signs with
 * @param allowedOrigins scheme, host and port that a bill's notify_url may have; the origin of {@code address} is always one of them
 */
public record NoticeRegistration(@Nullable URI address, String secret, List<URI> allowedOrigins) {

	private static final int SHORTEST_SECRET = 16;

	public NoticeRegistration {
		if (secret.length() < SHORTEST_SECRET) {
			throw new IllegalArgumentException("The secret of notices has at least 16 characters");
		}
		allowedOrigins = List.copyOf(allowedOrigins);
	}

	@Override
	public String toString() {
		return "NoticeRegistration[" + allowedOrigins.size() + " origins]";
	}
}
