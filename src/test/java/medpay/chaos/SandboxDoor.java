package medpay.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's control API (沙箱控制接口): its people, faults, clock and books. Repeats what fails while the database is down. */
final class SandboxDoor {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
	private static final int TRIES = 40;

	private final URI base;

	SandboxDoor(int port) {
		base = URI.create("http://127.0.0.1:" + port);
	}

	List<Door.Credentials> clients() {
		return ask("GET", "/clients", null).path("clients").valueStream()
				.map(client -> new Door.Credentials(client.path("client_id").asString(), client.path("secret").asString(),
						client.path("kind").asString(), client.path("institution_code").asString()))
				.toList();
	}

	JsonNode people(String path, Map<String, Object> body) {
		return ask("POST", "/patients" + path, body);
	}

	void fault(Map<String, Object> fault) {
		ask("POST", "/faults", fault);
	}

	void noFaults() {
		ask("DELETE", "/faults", null);
	}

	Instant businessTime() {
		return Instant.parse(ask("GET", "/clock", null).path("instant").asString());
	}

	void advance(Duration by) {
		ask("POST", "/clock", Map.of("advance", by.toString()));
	}

	List<JsonNode> books(String party) {
		return ask("GET", "/books/" + party, null).path("rows").valueStream().toList();
	}

	private JsonNode ask(String method, String path, @Nullable Object body) {
		String last = "";
		for (int look = 0; look < TRIES; look++) {
			try {
				HttpResponse<String> reply = HTTP.send(request(method, path, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
				if (reply.statusCode() < 300) {
					return JSON.readTree(reply.body().isEmpty() ? "{}" : reply.body());
				}
				last = reply.statusCode() + " " + reply.body();
			} catch (IOException e) {
				last = e.toString();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				break;
			}
			Patience.pause(Duration.ofMillis(500));
		}
		throw new IllegalStateException("The sandbox does not answer " + path + ": " + last);
	}

	private HttpRequest request(String method, String path, @Nullable Object body) {
		return HttpRequest.newBuilder(base.resolve("/sandbox/api" + path)).timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json")
				.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
	}
}
