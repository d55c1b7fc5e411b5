package medpay.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the control API as a human with curl would. */
public final class SandboxCaller {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();
	private final int port;

	public SandboxCaller(int port) {
		this.port = port;
	}

	/** A status and a JSON body, missing when there was none. */
	public record Reply(int status, String contentType, JsonNode body) {}

	public Reply get(String path) {
		return send(HttpRequest.newBuilder(address(path)).GET());
	}

	public Reply delete(String path) {
		return send(HttpRequest.newBuilder(address(path)).DELETE());
	}

	public Reply post(String path, String json) {
		return send(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	public URI address(String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

	private Reply send(HttpRequest.Builder request) {
		try {
			var response = http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
			return new Reply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
