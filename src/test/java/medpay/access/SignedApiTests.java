package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Scene;
import medpay.shared.web.Checks;
import medpay.shared.web.TraceFilter;
import medpay.testing.MovableClock;
import medpay.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a signed API does with good and bad requests, over real HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"medpay.sandbox.enabled=false",
		"medpay.access.requests-per-second=1", "medpay.access.burst=100"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import({SignedApiTests.Probe.class, SignedApiTests.Doubles.class})
class SignedApiTests {

	private static final String SECRET = "a-secret-of-32-characters-or-more";
	private static final String BILL = "{\"bill_number\":\"B1\",\"total_fen\":1200,\"scene\":\"OUTPATIENT\"}";

	@LocalServerPort
	private int port;
	@Autowired
	private Clients clients;
	@Autowired
	private MovableClock clock;
	@Autowired
	private TrailOfTest trail;

	private final HttpClient http = HttpClient.newHttpClient();

	/** Stands in for the audit trail and the machine's clock. */
	@TestConfiguration
	static class Doubles {

		@Bean
		@Primary
		TrailOfTest trail() {
			return new TrailOfTest();
		}

		@Bean
		@Primary
		MovableClock movableClock() {
			return new MovableClock();
		}
	}

	/** Remembers what was audited. */
	static final class TrailOfTest implements Audit {

		private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
		private final List<AuditEntry> leftOut = new CopyOnWriteArrayList<>();

		@Override
		public void record(AuditEntry entry) {
			(entry.outcome().equals("left_out") ? leftOut : entries).add(entry);
		}
	}

	/** Calls that exist for these tests only. */
	@RestController
	static class Probe {

		record Bill(String billNumber, long totalFen, Scene scene, @Nullable Money deposit) {}

		record Echo(String clientId, long institution, String billNumber, long totalFen) {}

		@PostMapping("/api/v1/probe")
		Echo post(HisClient client, @RequestBody Bill bill) {
			var checks = new Checks();
			checks.text("bill_number", bill.billNumber(), 1, 8);
			checks.positive("total_fen", bill.totalFen());
			checks.done();
			return new Echo(client.clientId(), client.institution().value(), bill.billNumber(), bill.totalFen());
		}

		@GetMapping("/api/v1/probe/{id}")
		String get(HisClient client, @PathVariable UUID id, @RequestParam(defaultValue = "0") int wait) {
			return client.clientId() + " " + id + " " + wait;
		}

		@PutMapping("/api/v1/probe/entry")
		String entry(EntryClient client) {
			return client.clientId() + " of " + client.institution();
		}

		@GetMapping("/api/v1/probe/broken")
		String broken(HisClient client) {
			throw new IllegalStateException("Zhang San 310101199001011234 of " + client.clientId());
		}
	}

	@BeforeEach
	void enrol() {
		clients.enrol("his-1", Clients.Kind.HIS, new InstitutionId(1), SECRET);
		clients.enrol("his-2", Clients.Kind.HIS, new InstitutionId(2), SECRET + "2");
		clients.enrol("entry-1", Clients.Kind.ENTRY, new InstitutionId(9), SECRET + "e");
		trail.entries.clear();
	}

	/** What was audited is counted by the minute. */
	@AfterEach
	void nextMinute() {
		clock.advance(Duration.ofMinutes(1));
	}

	private Signature sign(String clientId, String secret, String nonce, String method, String path, byte[] body) {
		return Signature.sign(clientId, secret, clock.instant().getEpochSecond(), nonce, new Signature.Request(method, path, body));
	}

	private HttpResponse<String> send(String method, String path, String body, @Nullable String authorization)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, BodyPublishers.ofString(body))
				.header("Content-Type", "application/json");
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return http.send(request.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> signed(String method, String path, String body) throws IOException, InterruptedException {
		return send(method, path, body,
				sign("his-1", SECRET, freshNonce(), method, path, body.getBytes(StandardCharsets.UTF_8)).header());
	}

	private static String freshNonce() {
		return UUID.randomUUID().toString();
	}

	private static JsonNode problem(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		JsonNode problem = JsonMapper.shared().readTree(response.body());
		assertThat(problem.path("code").asString()).isEqualTo(code);
		assertThat(problem.path("type").asString()).isEqualTo("urn:medpay:problem:" + code);
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(problem.path("title").asString()).isNotBlank();
		assertThat(problem.path("detail").asString()).isNotBlank();
		assertThat(problem.path("message").path("zh").asString()).isNotBlank();
		assertThat(problem.path("message").path("en").asString()).isNotBlank();
		assertThat(problem.path("retryable").isBoolean()).isTrue();
		assertThat(response.headers().firstValue(TraceFilter.HEADER)).contains(problem.path("trace_id").asString());
		return problem;
	}

	@Test
	void letsASignedRequestThroughAsTheClientThatSignedIt() throws Exception {
		var response = signed("POST", "/api/v1/probe", BILL);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"client_id\":\"his-1\",\"institution\":1,\"bill_number\":\"B1\",\"total_fen\":1200}");
		assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(trail.entries).isEmpty();
	}

	@Test
	void givesEachClientItsOwnInstitutionOnly() throws Exception {
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		var response = send("POST", "/api/v1/probe", BILL, sign("his-2", SECRET + "2", freshNonce(), "POST", "/api/v1/probe", body).header());
		assertThat(response.body()).contains("\"client_id\":\"his-2\",\"institution\":2");
	}

	@Test
	void signsTheQueryExactlyAsSent() throws Exception {
		String path = "/api/v1/probe/" + UUID.randomUUID() + "?wait=3&note=%E5%BC%A0+%20";
		assertThat(signed("GET", path, "").statusCode()).isEqualTo(200);
		var decoded = sign("his-1", SECRET, freshNonce(), "GET", path.replace("%20", "+"), new byte[0]);
		problem(send("GET", path, "", decoded.header()), 401, "signature_wrong");
	}

	@Test
	void refusesAMissingSignature() throws Exception {
		var response = send("POST", "/api/v1/probe", BILL, null);
		problem(response, 401, "signature_missing");
		assertThat(response.headers().firstValue("WWW-Authenticate")).contains("MEDPAY-HMAC-SHA256, MEDPAY-RSA-SHA256, MEDPAY-SM2-SM3");
		assertThat(trail.entries).singleElement().isEqualTo(new AuditEntry(null, "unknown", "signature.refused", "POST /api/v1/probe",
				"signature_missing", "from 127.0.0.1"));
	}

	@Test
	void refusesAnotherScheme() throws Exception {
		problem(send("POST", "/api/v1/probe", BILL, "Bearer abc"), 401, "signature_missing");
	}

	@Test
	void refusesAnUnknownClient() throws Exception {
		var signature = sign("his-7", SECRET, freshNonce(), "POST", "/api/v1/probe", BILL.getBytes(StandardCharsets.UTF_8));
		problem(send("POST", "/api/v1/probe", BILL, signature.header()), 401, "client_unknown");
		assertThat(trail.entries).extracting(AuditEntry::outcome).containsExactly("client_unknown");
	}

	@Test
	void refusesAWrongSecretAndAChangedBody() throws Exception {
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		problem(send("POST", "/api/v1/probe", BILL, sign("his-1", SECRET + "x", freshNonce(), "POST", "/api/v1/probe", body).header()), 401,
				"signature_wrong");
		problem(send("POST", "/api/v1/probe", BILL.replace("1200", "1201"),
				sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", body).header()), 401, "signature_wrong");
		assertThat(trail.entries).as("one row for both").hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({"-301, 401", "-300, 200", "300, 200", "301, 401"})
	void acceptsFiveMinutesOfDifferenceAndNoMore(long seconds, int status) throws Exception {
		var signature = Signature.sign("his-1", SECRET, clock.instant().getEpochSecond() + seconds, freshNonce(),
				new Signature.Request("POST", "/api/v1/probe", BILL.getBytes(StandardCharsets.UTF_8)));
		var response = send("POST", "/api/v1/probe", BILL, signature.header());
		assertThat(response.statusCode()).isEqualTo(status);
		if (status == 401) {
			problem(response, 401, "timestamp_stale");
		}
	}

	@Test
	void refusesAReplayedNonce() throws Exception {
		String authorization = sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", BILL.getBytes(StandardCharsets.UTF_8)).header();
		assertThat(send("POST", "/api/v1/probe", BILL, authorization).statusCode()).isEqualTo(200);
		problem(send("POST", "/api/v1/probe", BILL, authorization), 401, "nonce_replayed");
		assertThat(trail.entries).extracting(AuditEntry::outcome).containsExactly("nonce_replayed");
	}

	@Test
	void doesNotUseUpANonceForAWrongSignature() throws Exception {
		String nonce = freshNonce();
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		problem(send("POST", "/api/v1/probe", BILL, sign("his-1", "guessed", nonce, "POST", "/api/v1/probe", body).header()), 401, "signature_wrong");
		assertThat(send("POST", "/api/v1/probe", BILL, sign("his-1", SECRET, nonce, "POST", "/api/v1/probe", body).header()).statusCode())
				.isEqualTo(200);
	}

	@Test
	void letsTheSameNonceOfAnotherClientThrough() throws Exception {
		String nonce = freshNonce();
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		assertThat(send("POST", "/api/v1/probe", BILL, sign("his-1", SECRET, nonce, "POST", "/api/v1/probe", body).header()).statusCode())
				.isEqualTo(200);
		assertThat(send("POST", "/api/v1/probe", BILL, sign("his-2", SECRET + "2", nonce, "POST", "/api/v1/probe", body).header()).statusCode())
				.isEqualTo(200);
	}

	@Test
	void letsOneOfFiftyParallelRequestsWithTheSameNonceThrough() throws Exception {
		String authorization = sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", BILL.getBytes(StandardCharsets.UTF_8)).header();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> calls = IntStream.range(0, 50)
					.<Callable<Integer>>mapToObj(_ -> () -> send("POST", "/api/v1/probe", BILL, authorization).statusCode()).toList();
			List<Integer> statuses = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
			assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
			assertThat(statuses).filteredOn(status -> status == 401).hasSize(49);
		}
	}

	@Test
	void refusesABodyOverOneMegabyte() throws Exception {
		String body = " ".repeat((1 << 20) + 1);
		problem(signed("POST", "/api/v1/probe", body), 413, "body_too_large");
	}

	@Test
	void refusesABodyOverOneMegabyteThatComesWithoutALength() throws Exception {
		byte[] body = new byte[(1 << 20) + 1];
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/probe"))
				.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
				.header("Authorization", sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", body).header()).build();
		problem(http.send(request, BodyHandlers.ofString()), 413, "body_too_large");
	}

	@Test
	void acceptsABodyOfExactlyOneMegabyte() throws Exception {
		String body = BILL + " ".repeat((1 << 20) - BILL.length());
		assertThat(signed("POST", "/api/v1/probe", body).statusCode()).isEqualTo(200);
	}

	@Test
	void keepsHisAndEntryAppsApart() throws Exception {
		problem(signed("PUT", "/api/v1/probe/entry", ""), 403, "client_kind_wrong");
		assertThat(trail.entries).singleElement().satisfies(entry -> {
			assertThat(entry.institution()).isEqualTo(new InstitutionId(1));
			assertThat(entry.actor()).isEqualTo("his-1");
			assertThat(entry.outcome()).isEqualTo("client_kind_wrong");
		});
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		problem(send("POST", "/api/v1/probe", BILL, sign("entry-1", SECRET + "e", freshNonce(), "POST", "/api/v1/probe", body).header()), 403,
				"client_kind_wrong");
		var fine = send("PUT", "/api/v1/probe/entry", "",
				sign("entry-1", SECRET + "e", freshNonce(), "PUT", "/api/v1/probe/entry", new byte[0]).header());
		assertThat(fine.body()).isEqualTo("entry-1 of 9");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{'bill_number':'B1','total_fen':'1200','scene':'OUTPATIENT'}        | 400 | malformed     | total_fen
			{'bill_number':'B1','total_fen':1200,'scene':'PICNIC'}              | 422 | field_invalid | scene
			{'bill_number':'B1','total_fen':1200}                               | 422 | field_invalid | scene
			{'bill_number':'B1','total_fen':0,'scene':'OUTPATIENT'}             | 422 | field_invalid | total_fen
			{'bill_number':'123456789','total_fen':5,'scene':'OUTPATIENT'}      | 422 | field_invalid | bill_number
			{'bill_number':'B1','total_fen':5,'scene':'OUTPATIENT','deposit':-5} | 422 | field_invalid | deposit
			{'bill_number':'B1','total_fen':5,'scene':'OUTPATIENT','x':1}       | 400 | malformed     | x
			{'bill_number':'B1','bill_number':'B2','total_fen':5}               | 400 | malformed     | bill_number
			""")
	void namesTheFieldAtFault(String body, int status, String code, String field) throws Exception {
		JsonNode problem = problem(signed("POST", "/api/v1/probe", body.replace('\'', '"')), status, code);
		assertThat(problem.path("field").asString()).isEqualTo(field);
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
		assertThat(problem.path("errors").path(0).path("zh").asString()).isNotBlank();
		assertThat(problem.path("errors").path(0).path("en").asString()).isNotBlank();
		assertThat(trail.entries).singleElement().satisfies(entry -> {
			assertThat(entry.action()).isEqualTo("request.refused");
			assertThat(entry.outcome()).isEqualTo(code);
			assertThat(entry.detail()).isEqualTo("from 127.0.0.1, field " + field);
		});
	}

	@Test
	void namesAllFieldsAtOnce() throws Exception {
		JsonNode problem = problem(signed("POST", "/api/v1/probe", "{\"bill_number\":\"\",\"total_fen\":0,\"scene\":\"OUTPATIENT\"}"), 422,
				"field_invalid");
		assertThat(problem.path("errors").valueStream().map(error -> error.path("field").asString())).containsExactly("bill_number", "total_fen");
	}

	@Test
	void refusesABodyThatIsMissingOrNoJson() throws Exception {
		problem(signed("POST", "/api/v1/probe", ""), 400, "malformed");
		problem(signed("POST", "/api/v1/probe", "{"), 400, "malformed");
	}

	@Test
	void answersWithProblemsWhereThereIsNoSuchCall() throws Exception {
		problem(signed("GET", "/api/v1/nothing", ""), 404, "not_found");
		problem(signed("GET", "/api/v2/nothing", ""), 404, "not_found");
		problem(signed("DELETE", "/api/v1/probe", ""), 405, "method_not_allowed");
		problem(signed("GET", "/api/v1/probe/not-a-uuid", ""), 404, "not_found");
		JsonNode problem = problem(signed("GET", "/api/v1/probe/" + UUID.randomUUID() + "?wait=long", ""), 400, "malformed");
		assertThat(problem.path("field").asString()).isEqualTo("wait");
	}

	@Test
	void refusesAnotherMediaTypeThanJson() throws Exception {
		for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense")) {
			var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/probe")).POST(BodyPublishers.ofString("a=b"))
					.header("Content-Type", type).header("Authorization",
							sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", "a=b".getBytes(StandardCharsets.UTF_8)).header());
			problem(http.send(request.build(), BodyHandlers.ofString()), 415, "media_type_wrong");
		}
	}

	@Test
	void answersWithAProblemWhateverTheCallerAccepts() throws Exception {
		for (String accept : List.of("text/html", "text/csv", "application/json", "*/*")) {
			var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/nothing")).header("Accept", accept)
					.header("Authorization", sign("his-1", SECRET, freshNonce(), "GET", "/api/v1/nothing", new byte[0]).header());
			problem(http.send(request.build(), BodyHandlers.ofString()), 404, "not_found");
		}
	}

	@Test
	void answersWithAProblemWhenTheFirewallRefusesThePath() throws Exception {
		problem(send("GET", "/api/v1/probe;a=b", "", null), 400, "malformed");
		problem(send("GET", "/api//v1/probe", "", null), 400, "malformed");
	}

	@Test
	void saysNothingOfAnErrorOfOurOwn() throws Exception {
		var response = signed("GET", "/api/v1/probe/broken", "");
		JsonNode problem = problem(response, 500, "internal");
		assertThat(problem.path("retryable").asBoolean()).isTrue();
		assertThat(response.body()).doesNotContain("Zhang", "310101199001011234", "IllegalState", "medpay.access");
	}

	@Test
	void opensOnlyWhatIsMeantToBeOpen() throws Exception {
		assertThat(send("GET", "/actuator/health/liveness", "", null).statusCode()).isEqualTo(200);
		assertThat(send("POST", "/callbacks/nobody", "a=b", null).statusCode()).isEqualTo(404);
		for (String closed : List.of("/v3/api-docs", "/swagger-ui/index.html", "/swagger-ui.html", "/actuator", "/actuator/env", "/login",
				"/nothing")) {
			assertThat(send("GET", closed, "", null).statusCode()).as(closed).isEqualTo(404);
		}
	}

	@Test
	void sendsStrictHeaders() throws Exception {
		var headers = send("GET", "/api/v1/probe", "", null).headers();
		assertThat(headers.firstValue("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
		assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
		var page = send("GET", "/actuator/health/liveness", "", null).headers();
		assertThat(page.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'self';").doesNotContain("unsafe");
		for (var each : List.of(headers, page)) {
			assertThat(each.firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(each.firstValue("X-Frame-Options")).contains("DENY");
			assertThat(each.firstValue("Referrer-Policy")).contains("no-referrer");
			assertThat(each.firstValue("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void takesTheTraceIdOfTheCaller() throws Exception {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/probe"))
				.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").build();
		JsonNode problem = problem(http.send(request, BodyHandlers.ofString()), 401, "signature_missing");
		assertThat(problem.path("trace_id").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
	}

	@Test
	void makesATraceIdWhenTheCallersIsNone() throws Exception {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/probe"))
				.header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01").build();
		JsonNode problem = problem(http.send(request, BodyHandlers.ofString()), 401, "signature_missing");
		assertThat(problem.path("trace_id").asString()).matches("[0-9a-f]{32}").doesNotMatch("0{32}");
	}

	@Test
	void leavesFewRowsOfAFlood() throws Exception {
		for (int i = 0; i < 20; i++) {
			problem(send("POST", "/api/v1/probe", BILL, null), 401, "signature_missing");
		}
		for (int i = 0; i < 35; i++) {
			problem(signed("GET", "/api/v1/nothing/" + i, ""), 404, "not_found");
		}
		assertThat(trail.entries).filteredOn(entry -> entry.outcome().equals("signature_missing")).hasSize(1);
		assertThat(trail.entries).filteredOn(entry -> entry.outcome().equals("not_found")).hasSize(30);
		clock.advance(Duration.ofMinutes(1));
		problem(send("POST", "/api/v1/probe", BILL, null), 401, "signature_missing");
		assertThat(trail.leftOut.getLast().detail()).isEqualTo("24 more refusals were counted, not recorded");
	}

	@Test
	void turnsAwayWhoCallsTooOftenAndTellsWhenToComeBack() throws Exception {
		clients.enrol("his-3", Clients.Kind.HIS, new InstitutionId(1), SECRET + "3");
		byte[] body = BILL.getBytes(StandardCharsets.UTF_8);
		String last;
		HttpResponse<String> response;
		int passed = -1;
		do {
			last = sign("his-3", SECRET + "3", freshNonce(), "POST", "/api/v1/probe", body).header();
			response = send("POST", "/api/v1/probe", BILL, last);
			passed++;
		} while (response.statusCode() == 200);
		JsonNode problem = problem(response, 429, "rate_limited");
		assertThat(passed).isEqualTo(100);
		assertThat(problem.path("retryable").asBoolean()).isTrue();
		assertThat(response.headers().firstValue("Retry-After")).contains("1");
		problem(send("POST", "/api/v1/probe", BILL, sign("his-3", "guessed", freshNonce(), "POST", "/api/v1/probe", body).header()), 401,
				"signature_wrong");
		assertThat(signed("POST", "/api/v1/probe", BILL).statusCode()).as("another client").isEqualTo(200);
		clock.advance(Duration.ofSeconds(1));
		assertThat(send("POST", "/api/v1/probe", BILL, last).statusCode()).as("the very same request").isEqualTo(200);
		problem(send("POST", "/api/v1/probe", BILL, last), 429, "rate_limited");
	}

	@Test
	void countsNothingThatSomebodyElseRepeated() throws Exception {
		String caught = sign("his-1", SECRET, freshNonce(), "POST", "/api/v1/probe", BILL.getBytes(StandardCharsets.UTF_8)).header();
		assertThat(send("POST", "/api/v1/probe", BILL, caught).statusCode()).isEqualTo(200);
		for (int i = 0; i < 100; i++) {
			problem(send("POST", "/api/v1/probe", BILL, caught), 401, "nonce_replayed");
		}
		assertThat(signed("POST", "/api/v1/probe", BILL).statusCode()).isEqualTo(200);
	}
}
