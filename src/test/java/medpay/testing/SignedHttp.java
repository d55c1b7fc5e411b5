package medpay.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as an outsider would write it from the contract: signs each request with MEDPAY-HMAC-SHA256. */
public record SignedHttp(int port, String clientId, String secret) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** Status and body of an answer. */
	public record Reply(int status, JsonNode body) {

		public String text(String pointer) {
			return body.at(pointer).asString("");
		}
	}

	public Reply get(String path) throws Exception {
		return send("GET", path, "");
	}

	public Reply post(String path, String body) throws Exception {
		return send("POST", path, body);
	}

	public Reply put(String path, String body) throws Exception {
		return send("PUT", path, body);
	}

	public Reply delete(String path) throws Exception {
		return send("DELETE", path, "");
	}

	private Reply send(String method, String path, String body) throws Exception {
		String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
		String nonce = UUID.randomUUID().toString();
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
		String signature = Base64.getEncoder()
				.encodeToString(mac.doFinal((method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(UTF_8)));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
				.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).header("Content-Type", "application/json")
				.header("Authorization", "MEDPAY-HMAC-SHA256 client_id=\"" + clientId + "\",timestamp=\"" + timestamp + "\",nonce=\"" + nonce
						+ "\",signature=\"" + signature + "\"")
				.build();
		HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
		return new Reply(response.statusCode(), JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body()));
	}

	@Override
	public String toString() {
		return "SignedHttp[" + clientId + "]";
	}
}
