package medpay.channel.unionpay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The text a signature stands for: every field but the signature, sorted by name, plain, joined by {@code &}. */
final class SignedText {

	static final String SIGNATURE = "signature";
	static final String SIGN_METHOD = "signMethod";

	private SignedText() {}

	static String of(UnionPayMessage message) {
		Map<String, String> sorted = new TreeMap<>(message.fields());
		sorted.remove(SIGNATURE);
		return sorted.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"));
	}

	static String sha256Hex(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	static String sm3Hex(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		var digest = new SM3Digest();
		digest.update(bytes, 0, bytes.length);
		byte[] hash = new byte[digest.getDigestSize()];
		digest.doFinal(hash, 0);
		return HexFormat.of().formatHex(hash);
	}
}
