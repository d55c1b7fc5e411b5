package medpay.insurance.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import medpay.shared.crypto.CryptoProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signature in cainfo (数字签名): the envelope without cainfo and without the input, keys in ASCII order, {@code key=value} joined by {@code &}, signed
 * with SM2 over SM3. Empty fields take part as {@code key=}.
 *
 * <p>Published is the rule for the request (interface V1.1.83 §4.4). Our convention where it is silent: the value is r‖s (64 bytes) in Base64; an
 * answer is signed by the platform in the same way over its own envelope without cainfo and output; null counts as empty.
 */
public final class HeaderSignature {

	/** The value of signtype. */
	public static final String TYPE = "SM2";

	private static final String FIELD = "cainfo";

	private HeaderSignature() {}

	/** The string that is signed. {@code body}: {@code input} of a request, {@code output} of an answer. */
	public static String headerString(ObjectNode message, String body) {
		var fields = new TreeMap<String, String>();
		for (Map.Entry<String, JsonNode> field : message.properties()) {
			if (!field.getKey().equals(FIELD) && !field.getKey().equals(body)) {
				fields.put(field.getKey(), text(field.getValue()));
			}
		}
		return fields.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"));
	}

	private static String text(JsonNode value) {
		if (value.isNull()) {
			return "";
		}
		return value.isValueNode() ? value.asString() : value.toString();
	}

	/** Puts the signature into the message and returns its exact bytes. {@code privateKey}: hex, 32 bytes. */
	public static byte[] sign(ObjectNode message, String body, CryptoProvider crypto, String privateKey) {
		byte[] header = headerString(message, body).getBytes(StandardCharsets.UTF_8);
		byte[] signature = crypto.signSm2(HexFormat.of().parseHex(privateKey), header);
		message.put(FIELD, Base64.getEncoder().encodeToString(signature));
		return PlatformJson.bytes(message);
	}

	/** True when the message carries a signature at all. */
	public static boolean isSigned(ObjectNode message) {
		return !message.path(FIELD).asString("").isBlank();
	}

	/** True when the message carries a signature that is the sender's. {@code publicKey}: hex, uncompressed point. */
	public static boolean verifies(ObjectNode message, String body, CryptoProvider crypto, String publicKey) {
		if (!isSigned(message)) {
			return false;
		}
		try {
			byte[] signature = Base64.getDecoder().decode(message.path(FIELD).asString().strip());
			byte[] header = headerString(message, body).getBytes(StandardCharsets.UTF_8);
			return crypto.verifySm2(HexFormat.of().parseHex(publicKey), header, signature);
		} catch (IllegalArgumentException e) {
			return false;
		}
	}
}
