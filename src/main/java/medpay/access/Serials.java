package medpay.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The serials of keys (密钥序列号): 16 hexadecimal digits, no secret. */
final class Serials {

	private static final int BYTES = 8;
	private static final SecureRandom RANDOM = new SecureRandom();

	private Serials() {}

	/** For a secret, of which nothing may be told. */
	static String random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/** For a public key: the beginning of the SHA-256 of its DER form, so that both sides can see that they mean the same key. */
	static String of(byte[] der) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der), 0, BYTES);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("SHA-256 is part of every Java", e);
		}
	}
}
