package medpay.shared;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes time-ordered ids (UUID version 7) and the order numbers built from them. */
public final class Ids {

	private static final SecureRandom RANDOM = new SecureRandom();

	private Ids() {}

	public static UUID timeOrdered() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		long millis = Clock.systemUTC().millis();
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		long high = (millis << 16) | 0x7000 | (buffer.getLong() & 0x0FFF);
		long low = (buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

	/** The 32 hexadecimal characters of a new id: our order number at a channel (AN8..40, cut at 32 in its file). */
	public static String orderNumber() {
		return timeOrdered().toString().replace("-", "");
	}
}
