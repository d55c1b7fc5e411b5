package medpay.sandbox.his;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import medpay.sandbox.DemoClient;

/** Signs as the contract tells any HIS to (请求签名, MEDPAY-HMAC-SHA256): five lines, each ended by a line feed. Written from the contract alone. */
final class RequestSignature {

	private static final Pattern HEADER = Pattern
			.compile("MEDPAY-HMAC-SHA256 client_id=\"[^\"]+\",\\s*timestamp=\"([0-9]+)\",\\s*nonce=\"([^\"]+)\",\\s*signature=\"([^\"]+)\"");

	private RequestSignature() {}

	/** The Authorization header, with a new nonce. {@code target}: path and query as on the request line; {@code seconds}: Unix time. */
	static String header(DemoClient client, long seconds, String method, String target, byte[] body) {
		String nonce = UUID.randomUUID().toString();
		String first = method + "\n" + target + "\n" + seconds + "\n" + nonce + "\n";
		return "MEDPAY-HMAC-SHA256 client_id=\"%s\",timestamp=\"%d\",nonce=\"%s\",signature=\"%s\"".formatted(client.clientId(), seconds, nonce,
				Base64.getEncoder().encodeToString(hmac(client.secret(), first, body)));
	}

	/** Whether a notice is signed with this secret, by the same five lines. */
	static boolean fits(String authorization, String secret, String target, byte[] body) {
		Matcher parts = HEADER.matcher(authorization);
		if (!parts.matches()) {
			return false;
		}
		String first = "POST\n" + target + "\n" + parts.group(1) + "\n" + parts.group(2) + "\n";
		return MessageDigest.isEqual(Base64.getEncoder().encode(hmac(secret, first, body)), parts.group(3).getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] hmac(String secret, String first, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update(first.getBytes(StandardCharsets.UTF_8));
			mac.update(body);
			mac.update((byte) '\n');
			return mac.doFinal();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
		}
	}
}
