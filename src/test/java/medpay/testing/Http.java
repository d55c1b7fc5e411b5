package medpay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP to an application under test, without a signature: the sandbox's control API, and what must be refused. */
public final class Http {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	private static final JsonMapper JSON = JsonMapper.shared();

	private final URI base;

	private Http(URI base) {
		this.base = base;
	}

	/** {@code port}: local.server.port of the test. */
	public static Http onPort(int port) {
		return new Http(URI.create("http://127.0.0.1:" + port));
	}

	public Reply get(String path) {
		return send("GET", path, null, Map.of());
	}

	/** {@code body}: anything that becomes JSON (a map, a record, a node), or a string that is JSON already. */
	public Reply post(String path, Object body) {
		return send("POST", path, text(body), Map.of());
	}

	public Reply delete(String path) {
		return send("DELETE", path, null, Map.of());
	}

	Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
		var request = HttpRequest.newBuilder(base.resolve(path)).method(method,
				body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		headers.forEach(request::header);
		try {
			HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
			return new Reply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	static String text(Object body) {
		return body instanceof String text ? text : JSON.writeValueAsString(body);
	}

	/** What came back. */
	public record Reply(int status, String contentType, String text) {

		/** The body as JSON; missing when there is none. */
		public JsonNode json() {
			return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
		}

		/** One text or number by its JSON pointer, for example {@code /charge/state}. */
		public String at(String pointer) {
			return json().at(pointer).asString();
		}

		/** One amount in fen by its JSON pointer. */
		public long fen(String pointer) {
			return json().at(pointer).longValue();
		}

		/** The same reply, when its status is this one. */
		public Reply expect(int expected) {
			if (status != expected) {
				throw new AssertionError("Expected status %d, got %d: %s".formatted(expected, status, text));
			}
			return this;
		}
	}
}
