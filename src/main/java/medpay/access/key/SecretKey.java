package medpay.access.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that both sides know (共享密钥), for HMAC-SHA256. */
public final class SecretKey implements SigningKey {

	private static final String HMAC = "HmacSHA256";

	private final SecretKeySpec key;

	/** {@code secret}: its UTF-8 bytes, at least one. */
	public SecretKey(byte[] secret) {
		this.key = new SecretKeySpec(secret, HMAC);
	}

	/** The HMAC-SHA256 of these bytes, 32 bytes. */
	public byte[] sign(List<byte[]> message) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(key);
			message.forEach(mac::update);
			return mac.doFinal();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
		}
	}

	@Override
	public boolean fits(List<byte[]> message, byte[] signature) {
		return MessageDigest.isEqual(sign(message), signature);
	}

	/** Whether this is the very secret. Takes the same time wherever the difference is. */
	public boolean is(byte[] secret) {
		return MessageDigest.isEqual(key.getEncoded(), secret);
	}

	@Override
	public String toString() {
		return "SecretKey";
	}
}
