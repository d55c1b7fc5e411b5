package medpay.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import medpay.access.Signature;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city in the box, seen from outside: the sandbox's control API, and requests signed by its hospitals and its entry app. */
public final class City {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
	private final URI base;
	private final List<Client> clients;

	public City(int port) {
		base = URI.create("http://127.0.0.1:" + port);
		clients = StreamSupport.stream(sandbox("GET", "/clients", null).body().path("clients").spliterator(), false)
				.map(node -> new Client(node.path("client_id").asString(), node.path("secret").asString(), node.path("kind").asString(),
						node.path("institution_code").asString()))
				.toList();
	}

	/** A client of the signed API. */
	public record Client(String id, String secret, String kind, String institutionCode) {}

	/** Status and JSON of an answer. */
	public record Reply(int status, JsonNode body) {

		public String text(String name) {
			return body.path(name).asString();
		}

		public long fen(String pointer) {
			return body.at(pointer).asLong();
		}
	}

	/** The first or second hospital's HIS. */
	public Client hospital(int index) {
		return clients.stream().filter(client -> client.kind().equals("HIS")).toList().get(index);
	}

	public Client entryApp() {
		return clients.stream().filter(client -> client.kind().equals("ENTRY")).findFirst().orElseThrow();
	}

	/** A call of the sandbox's control API. */
	public Reply sandbox(String method, String path, @Nullable Object body) {
		return send(request(method, "/sandbox/api" + path, body == null ? new byte[0] : JSON.writeValueAsBytes(body)).build());
	}

	/** A file for the control API, one JSON object a line. */
	public Reply upload(String path, String lines) {
		return send(HttpRequest.newBuilder(base.resolve("/sandbox/api" + path)).timeout(Duration.ofSeconds(100))
				.header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(lines)).build());
	}

	/** A signed call of the public API. */
	public Reply call(Client client, String method, String path, @Nullable Object body) {
		byte[] bytes = body == null ? new byte[0] : body instanceof String raw ? raw.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
		long now = System.currentTimeMillis() / 1000;
		String nonce = UUID.randomUUID().toString();
		Signature signature = Signature.sign(client.id(), client.secret(), now, nonce, new Signature.Request(method, "/api/v1" + path, bytes));
		return send(request(method, "/api/v1" + path, bytes).header("Authorization", signature.header()).build());
	}

	private HttpRequest.Builder request(String method, String path, byte[] body) {
		return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(100)).header("Content-Type", "application/json").method(method,
				HttpRequest.BodyPublishers.ofByteArray(body));
	}

	private Reply send(HttpRequest request) {
		try {
			HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
			byte[] body = response.body();
			return new Reply(response.statusCode(), body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** The rows of a party's own books. */
	public List<JsonNode> books(String party) {
		return StreamSupport.stream(sandbox("GET", "/books/" + party, null).body().path("rows").spliterator(), false).toList();
	}

	public void advanceClock(Duration by) {
		sandbox("POST", "/clock", Map.of("advance", by.toString()));
	}

	/** A fault of a counterparty; {@code times} 0: until deleted. */
	public void fault(String party, String operation, String mode, int times) {
		sandbox("POST", "/faults", Map.of("party", party, "operation", operation, "mode", mode, "times", times));
	}

	public void noFaults() {
		sandbox("DELETE", "/faults", null);
	}
}
