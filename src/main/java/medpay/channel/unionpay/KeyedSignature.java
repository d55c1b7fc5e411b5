package medpay.channel.unionpay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Signature with a shared key (密钥签名): hex of digest(text, {@code &}, hex of digest(key)); methods 11 (SHA-256) and 12 (SM3), the same both ways. */
public final class KeyedSignature implements UnionPaySigner, UnionPayVerifier {

	private final SignMethod method;
	private final String hashedKey;

	/**
	 * @param method 11 or 12
	 * @param secureKey the shared key, not empty
	 */
	public KeyedSignature(SignMethod method, String secureKey) {
		if (secureKey.isBlank()) {
			throw new IllegalArgumentException("signMethod " + method.code() + " needs a shared key");
		}
		this.method = method;
		this.hashedKey = hash(method, secureKey);
	}

	@Override
	public UnionPayMessage sign(UnionPayMessage message) {
		var complete = message.without(SignedText.SIGNATURE).with(SignedText.SIGN_METHOD, method.code()).withoutEmptyFields();
		return complete.with(SignedText.SIGNATURE, signature(complete));
	}

	@Override
	public Optional<String> objection(UnionPayMessage message) {
		if (!message.value(SignedText.SIGN_METHOD).equals(method.code())) {
			return Optional.of("signMethod is not " + method.code());
		}
		byte[] ours = signature(message).getBytes(StandardCharsets.UTF_8);
		byte[] theirs = message.value(SignedText.SIGNATURE).getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(ours, theirs) ? Optional.empty() : Optional.of("the signature does not fit");
	}

	private String signature(UnionPayMessage message) {
		return hash(method, SignedText.of(message) + "&" + hashedKey);
	}

	private static String hash(SignMethod method, String text) {
		return switch (method) {
			case KEYED_SHA256 -> SignedText.sha256Hex(text);
			case KEYED_SM3 -> SignedText.sm3Hex(text);
			case RSA -> throw new IllegalArgumentException("signMethod 01 has no shared key");
		};
	}
}
