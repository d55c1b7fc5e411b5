package medpay.sandbox.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the page's server part as the page's own script does, or as somebody else's would. */
final class StageCaller {

	static final JsonMapper JSON = JsonMapper.builder().build();
	private static final Map<String, String> OWN = Map.of(OwnPageOnly.HEADER, "1", "Sec-Fetch-Site", "same-origin");

	private final HttpClient http = HttpClient.newHttpClient();
	private final int port;

	StageCaller(int port) {
		this.port = port;
	}

	HttpResponse<String> get(String path, String... headers) {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60));
		return send(headers.length == 0 ? request.GET() : request.headers(headers).GET());
	}

	JsonNode read(String path) {
		return JSON.readTree(get(path).body());
	}

	HttpResponse<String> post(String path, Object body) {
		return post(path, body, OWN);
	}

	HttpResponse<String> post(String path, @Nullable Object body, Map<String, String> headers) {
		String json = body instanceof String text ? text : JSON.writeValueAsString(body == null ? Map.of() : body);
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60))
				.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
		headers.forEach(request::header);
		return send(request);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** The person who plays this role. */
	String person(Role role) {
		return read("/sandbox/stage/start").path("people").valueStream().filter(one -> one.path("role").asString().equals(role.name()))
				.map(one -> one.path("person_no").asString()).findFirst().orElseThrow();
	}

	/** A scanned code, as the station keeps it. */
	JsonNode scanned(Role role, Department department) {
		String code = JSON.readTree(post("/sandbox/api/patients/" + person(role) + "/codes", Map.of("kind", "INSURANCE_VOUCHER")).body()).path("code")
				.asString();
		return JSON.readTree(post("/sandbox/stage/visits", Map.of("person_no", person(role), "code", code, "department", department.name())).body());
	}

	/** The body with which the station finishes that visit. */
	Map<String, Object> bill(Role role, JsonNode visit, Department department) {
		return Map.of("person_no", person(role), "bill_number", visit.path("bill_number").asString(), "visit_number",
				visit.path("visit_number").asString(), "verification_id", visit.at("/verification/verification_id").asString(), "department",
				department.name(), "lines",
				List.of(Map.of("item_code", "001102000010000", "quantity", 1), Map.of("item_code", "XC10AAA067A001020101187", "quantity", 2)));
	}

	/** Looks until it has that state, for at most a minute. */
	JsonNode eventually(Role role, String billNumber, String state) {
		JsonNode last = JSON.missingNode();
		for (int look = 0; look < 300; look++) {
			last = read("/sandbox/stage/payments/" + billNumber + "?person_no=" + person(role)).path("body");
			if (last.path("state").asString("").equals(state)) {
				return last;
			}
			LockSupport.parkNanos(200_000_000);
		}
		throw new AssertionError("The payment never became " + state + ": " + last);
	}

	List<JsonNode> messages(long after, String... persons) {
		return read("/sandbox/stage/messages?after=" + after + Stream.of(persons).map(person -> "&person=" + person).collect(Collectors.joining()))
				.path("messages").valueStream().toList();
	}

	long last() {
		return read("/sandbox/stage/messages?after=-1").path("last").asLong();
	}
}
