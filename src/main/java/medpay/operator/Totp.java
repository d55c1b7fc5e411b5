package medpay.operator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one-time code of an authenticator app (动态口令): RFC 6238 with HMAC-SHA1, six digits, steps of 30 seconds, as every such app reads it. */
final class Totp {

	static final int SECRET_BYTES = 20;
	private static final int STEP_SECONDS = 30;
	private static final int DIGITS = 1_000_000;
	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	private static final SecureRandom RANDOM = new SecureRandom();

	private Totp() {}

	static byte[] newSecret() {
		byte[] secret = new byte[SECRET_BYTES];
		RANDOM.nextBytes(secret);
		return secret;
	}

	/**
	 * The step at which the code is right: now, or one before or after, for clocks that differ; never at or before {@code used}, so that a code works once.
	 */
	static OptionalLong stepOf(byte[] secret, String code, Instant now, long used) {
		long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
		byte[] given = code.getBytes(StandardCharsets.UTF_8);
		OptionalLong found = OptionalLong.empty();
		for (long step = current - 1; step <= current + 1; step++) {
			boolean same = MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.UTF_8));
			if (same && step > used && found.isEmpty()) {
				found = OptionalLong.of(step);
			}
		}
		return found;
	}

	static String codeAt(byte[] secret, Instant moment) {
		return code(secret, Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS));
	}

	private static String code(byte[] secret, long step) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "HmacSHA1"));
			byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
			int place = hash[hash.length - 1] & 0x0F;
			int number = ByteBuffer.wrap(hash, place, Integer.BYTES).getInt() & 0x7FFF_FFFF;
			String digits = Integer.toString(number % DIGITS);
			return "0".repeat(6 - digits.length()) + digits;
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** RFC 4648, without padding: 20 bytes are 32 characters. */
	static String base32(byte[] bytes) {
		var text = new StringBuilder();
		int bits = 0;
		int held = 0;
		for (byte each : bytes) {
			held = (held << 8) | (each & 0xFF);
			bits += 8;
			while (bits >= 5) {
				bits -= 5;
				text.append(BASE32.charAt((held >> bits) & 0x1F));
			}
			held &= (1 << bits) - 1;
		}
		return text.toString();
	}

	static byte[] fromBase32(String text) {
		var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
		int bits = 0;
		int held = 0;
		for (int place = 0; place < text.length(); place++) {
			held = (held << 5) | BASE32.indexOf(text.charAt(place));
			bits += 5;
			if (bits >= 8) {
				bits -= 8;
				bytes.put((byte) (held >> bits));
				held &= (1 << bits) - 1;
			}
		}
		return bytes.array();
	}

	/** What an authenticator app reads from the picture: the key URI format. */
	static String address(String account, byte[] secret) {
		return "otpauth://totp/Medpay:" + account + "?secret=" + base32(secret) + "&issuer=Medpay";
	}
}
