package medpay.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import medpay.testing.Http.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A HIS or an entry app as an outsider would build it: signs each request with MEDPAY-HMAC-SHA256. */
public final class SignedClient {

	private final Http http;
	private final String clientId;
	private final String secret;
	private final Clock clock;

	public SignedClient(Http http, String clientId, String secret, Clock clock) {
		this.http = http;
		this.clientId = clientId;
		this.secret = secret;
		this.clock = clock;
	}

	/** The HIS client of the {@code index}-th demo hospital, from 0. */
	public static SignedClient his(int port, int index) {
		return demo(port, "HIS", index);
	}

	/** The demo entry app. */
	public static SignedClient entry(int port) {
		return demo(port, "ENTRY", 0);
	}

	private static SignedClient demo(int port, String kind, int index) {
		Http http = Http.onPort(port);
		JsonNode client = http.get("/sandbox/api/clients").expect(200).json().get("clients").valueStream()
				.filter(candidate -> candidate.get("kind").asString().equals(kind)).skip(index).findFirst().orElseThrow();
		return new SignedClient(http, client.get("client_id").asString(), client.get("secret").asString(), Clock.systemUTC());
	}

	public String clientId() {
		return clientId;
	}

	public Reply get(String path) {
		return send("GET", path, null);
	}

	public Reply post(String path, Object body) {
		return send("POST", path, Http.text(body));
	}

	public Reply put(String path, Object body) {
		return send("PUT", path, Http.text(body));
	}

	private Reply send(String method, String path, @Nullable String body) {
		return http.send(method, path, body, Map.of("Authorization", authorization(method, path, body == null ? "" : body, nonce())));
	}

	/** The header for a request; {@code path} with its query, as it goes over the wire. */
	public String authorization(String method, String path, String body, String nonce) {
		long timestamp = clock.instant().getEpochSecond();
		String toSign = "%s\n%s\n%d\n%s\n%s\n".formatted(method, path, timestamp, nonce, body);
		return "MEDPAY-HMAC-SHA256 client_id=\"%s\",timestamp=\"%d\",nonce=\"%s\",signature=\"%s\"".formatted(clientId, timestamp, nonce,
				sign(toSign));
	}

	private static String nonce() {
		return UUID.randomUUID().toString();
	}

	private String sign(String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
