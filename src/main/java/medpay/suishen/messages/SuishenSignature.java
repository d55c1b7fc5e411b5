package medpay.suishen.messages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import medpay.shared.crypto.CryptoProvider;

/** The signature of the Suishen code service's messages (报文签名): over every value of the envelope, so nothing in it can be exchanged. */
final class SuishenSignature {

	private SuishenSignature() {}

	/** {@code privateKey}: hex, 32 bytes. */
	static String of(List<String> values, CryptoProvider crypto, String privateKey) {
		return Base64.getEncoder().encodeToString(crypto.signSm2(HexFormat.of().parseHex(privateKey), text(values)));
	}

	/** {@code publicKey}: hex, uncompressed point. A value that holds a line feed itself could be cut elsewhere, so it is not believed. */
	static boolean fits(List<String> values, String signature, CryptoProvider crypto, String publicKey) {
		try {
			return values.stream().noneMatch(value -> value.contains("\n"))
					&& crypto.verifySm2(HexFormat.of().parseHex(publicKey), text(values), Base64.getDecoder().decode(signature));
		} catch (IllegalArgumentException e) {
			return false;
		}
	}

	private static byte[] text(List<String> values) {
		return values.stream().map(value -> value + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
	}
}
