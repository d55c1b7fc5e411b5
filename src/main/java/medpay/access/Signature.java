package medpay.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signature of the scheme {@code MEDPAY-HMAC-SHA256} (请求签名), as the Authorization header carries it. Signed are five lines, each ended by a
 * line feed: method, path with query as sent, timestamp, nonce, body. Used for requests to us and for our notices alike.
 *
 * @param clientId who signed
 * @param timestamp Unix seconds, by the signer's clock
 * @param nonce 16 to 64 characters of {@code [A-Za-z0-9_-]}, used once
 * @param value Base64 of the HMAC
 */
public record Signature(String clientId, long timestamp, String nonce, String value) {

	/** The scheme's name in the Authorization header. */
	public static final String SCHEME = "MEDPAY-HMAC-SHA256";

	private static final int LONGEST_HEADER = 512;
	private static final Pattern PART = Pattern.compile("\\s*([a-z_]+)=\"([^\"]*)\"\\s*(?:,|$)");
	private static final Map<String, Pattern> FORMS = Map.of("client_id", Pattern.compile("[A-Za-z0-9._-]{1,64}"), "timestamp",
			Pattern.compile("[0-9]{1,12}"), "nonce", Pattern.compile("[A-Za-z0-9_-]{16,64}"), "signature",
			Pattern.compile("[A-Za-z0-9+/]{1,100}={0,2}"));

	/**
	 * What is signed beside time and nonce.
	 *
	 * @param pathAndQuery exactly as on the request line; no question mark when there is no query
	 * @param body the bytes as sent; empty when there is none
	 */
	public record Request(String method, String pathAndQuery, byte[] body) {}

	/** Signs a request with the shared secret. */
	public static Signature sign(String clientId, String secret, long timestamp, String nonce, Request request) {
		return new Signature(clientId, timestamp, nonce, Base64.getEncoder().encodeToString(hmac(secret, timestamp, nonce, request)));
	}

	/** Reads an Authorization header; empty when it is absent or not exactly of the scheme's form. */
	public static Optional<Signature> read(@Nullable String header) {
		if (header == null || header.length() > LONGEST_HEADER || !header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
			return Optional.empty();
		}
		Map<String, String> parts = new HashMap<>();
		Matcher part = PART.matcher(header).region(SCHEME.length() + 1, header.length());
		while (part.lookingAt()) {
			Pattern form = FORMS.get(part.group(1));
			if (form == null || !form.matcher(part.group(2)).matches() || parts.put(part.group(1), part.group(2)) != null) {
				return Optional.empty();
			}
			part.region(part.end(), header.length());
		}
		return part.regionStart() == header.length() && parts.size() == FORMS.size() ? Optional.of(of(parts)) : Optional.empty();
	}

	private static Signature of(Map<String, String> parts) {
		return new Signature(part(parts, "client_id"), Long.parseLong(part(parts, "timestamp")), part(parts, "nonce"), part(parts, "signature"));
	}

	private static String part(Map<String, String> parts, String name) {
		return Objects.requireNonNull(parts.get(name), name);
	}

	/** True when this signature was made over the request with the secret. Takes the same time wherever the difference is. */
	public boolean fits(String secret, Request request) {
		byte[] claimed;
		try {
			claimed = Base64.getDecoder().decode(value);
		} catch (IllegalArgumentException e) {
			return false;
		}
		return MessageDigest.isEqual(hmac(secret, timestamp, nonce, request), claimed);
	}

	/** The Authorization header. */
	public String header() {
		return SCHEME + " client_id=\"" + clientId + "\",timestamp=\"" + timestamp + "\",nonce=\"" + nonce + "\",signature=\"" + value + "\"";
	}

	private static byte[] hmac(String secret, long timestamp, String nonce, Request request) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update((request.method() + "\n" + request.pathAndQuery() + "\n" + timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
			mac.update(request.body());
			mac.update((byte) '\n');
			return mac.doFinal();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
		}
	}
}
