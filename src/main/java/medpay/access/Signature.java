package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import medpay.access.key.SecretKey;
import medpay.access.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A signature of one of the schemes (请求签名), as the Authorization header carries it. Signed are five lines, each ended by a line feed: method, path
 * with query as sent, timestamp, nonce, body. Used for requests to us and, with HMAC, for our notices.
 *
 * @param clientId who signed
 * @param serial which of the client's keys signed, 16 hexadecimal digits; null only with HMAC: then it may be any of the client's secrets
 * @param timestamp Unix seconds, by the signer's clock
 * @param nonce 16 to 64 characters of {@code [A-Za-z0-9_-]}, used once
 * @param value Base64 of the signature
 */
public record Signature(SignatureScheme scheme, String clientId, @Nullable String serial, long timestamp, String nonce, String value) {

	/** An HMAC that does not say by which secret. */
	public Signature(String clientId, long timestamp, String nonce, String value) {
		this(SignatureScheme.HMAC_SHA256, clientId, null, timestamp, nonce, value);
	}

	/**
	 * What is signed beside time and nonce.
	 *
	 * @param pathAndQuery exactly as on the request line; no question mark when there is no query
	 * @param body the bytes as sent; empty when there is none
	 */
	public record Request(String method, String pathAndQuery, byte[] body) {}

	/** Signs a request with the shared secret. */
	public static Signature sign(String clientId, String secret, long timestamp, String nonce, Request request) {
		byte[] mac = new SecretKey(secret.getBytes(UTF_8)).sign(lines(timestamp, nonce, request));
		return new Signature(clientId, timestamp, nonce, Base64.getEncoder().encodeToString(mac));
	}

	/** Reads an Authorization header; empty when it is absent or not exactly of a scheme's form. */
	public static Optional<Signature> read(@Nullable String header) {
		return HeaderReading.of(header) instanceof HeaderReading.Read(var signature) ? Optional.of(signature) : Optional.empty();
	}

	/** True when this signature was made over the request with the secret. Takes the same time wherever the difference is. */
	public boolean fits(String secret, Request request) {
		return fits(new SecretKey(secret.getBytes(UTF_8)), request);
	}

	/** True when this signature was made over the request with the key, or with the private half of it. */
	boolean fits(SigningKey key, Request request) {
		byte[] claimed;
		try {
			claimed = Base64.getDecoder().decode(value);
		} catch (IllegalArgumentException e) {
			return false;
		}
		return key.fits(lines(timestamp, nonce, request), claimed);
	}

	/** The Authorization header. */
	public String header() {
		String named = serial == null ? "" : "serial=\"" + serial + "\",";
		return scheme.headerName() + " client_id=\"" + clientId + "\"," + named + "timestamp=\"" + timestamp + "\",nonce=\"" + nonce
				+ "\",signature=\"" + value + "\"";
	}

	/** The bytes of the five lines one after the other; a large body is not copied. */
	private static List<byte[]> lines(long timestamp, String nonce, Request request) {
		String head = request.method() + "\n" + request.pathAndQuery() + "\n" + timestamp + "\n" + nonce + "\n";
		return List.of(head.getBytes(UTF_8), request.body(), new byte[]{'\n'});
	}
}
