package medpay.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import medpay.shared.InstitutionId;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an integrator learns whose signature does not fit, and what nobody learns. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"medpay.sandbox.enabled=false",
		"medpay.access.checks-per-minute=20"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import(SelfTestTests.Doubles.class)
class SelfTestTests {

	private static final String SECRET = "a-secret-of-32-characters-or-more";
	private static final String CHECKS = "/api/v1/signature-checks";
	private static final String BILL = "{\n  \"bill_number\": \"B1\",\n  \"patient\": \"张三\"\n}";

	@LocalServerPort
	private int port;
	@Autowired
	private Clients clients;
	@Autowired
	private MovableClock clock;
	@Autowired
	private JdbcClient jdbc;

	private final HttpClient http = HttpClient.newHttpClient();

	/** Stands in for the machine's clock. */
	@TestConfiguration
	static class Doubles {

		@Bean
		@Primary
		MovableClock movableClock() {
			return new MovableClock();
		}
	}

	@BeforeEach
	void enrol() {
		clients.enrol("his-1", Clients.Kind.HIS, new InstitutionId(1), SECRET);
	}

	@AfterEach
	void nextMinute() {
		clock.advance(Duration.ofMinutes(1));
	}

	/** The lines as a client believes them to be. */
	private String[] lines(String method, String path, String nonce, String body) {
		return new String[]{method, path, Long.toString(clock.instant().getEpochSecond()), nonce, body};
	}

	private static String sha256(byte[] bytes) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}

	private static String hashes(byte[]... lines) throws Exception {
		var all = new StringBuilder();
		for (byte[] line : lines) {
			all.append(all.isEmpty() ? "" : ",").append(sha256(line));
		}
		return all.toString();
	}

	private static String hashesOf(String... lines) throws Exception {
		return hashes(Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toArray(byte[][]::new));
	}

	private HttpResponse<String> send(String method, String path, byte[] body, Map<String, String> headers) throws Exception {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, BodyPublishers.ofByteArray(body))
				.header("Content-Type", "application/json");
		headers.forEach(request::header);
		return http.send(request.build(), BodyHandlers.ofString());
	}

	private Signature sign(String clientId, String secret, String[] lines) {
		return Signature.sign(clientId, secret, clock.instant().getEpochSecond(), lines[3],
				new Signature.Request(lines[0], lines[1], lines[4].getBytes(UTF_8)));
	}

	/** Sends one thing and claims to have signed the other. */
	private JsonNode checked(String method, String path, byte[] body, String authorization, @Nullable String hashes) throws Exception {
		var response = send(method, path, body,
				hashes == null ? Map.of("Authorization", authorization) : Map.of("Authorization", authorization, "Medpay-Signed-Lines", hashes));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private static List<String> results(JsonNode answer) {
		return answer.path("lines").valueStream().map(line -> line.path("name").asString() + " " + line.path("result").asString()).toList();
	}

	private static String hint(JsonNode answer, int line) {
		return answer.at("/lines/" + line + "/hint/en").asString("") + answer.at("/lines/" + line + "/hint/zh").asString("");
	}

	private static String nonce() {
		return UUID.randomUUID().toString();
	}

	@Test
	void saysThatARightSignatureFitsAndUsesNothingUp() throws Exception {
		String[] lines = lines("POST", CHECKS + "?bill_number=B%201&wait=30", nonce(), BILL);
		String authorization = sign("his-1", SECRET, lines).header();
		for (int i = 0; i < 2; i++) {
			JsonNode answer = checked("POST", lines[1], BILL.getBytes(UTF_8), authorization, hashesOf(lines));
			assertThat(answer.path("signature").asString()).isEqualTo("FITS");
			assertThat(results(answer)).containsExactly("METHOD EQUAL", "PATH EQUAL", "TIMESTAMP EQUAL", "NONCE EQUAL", "BODY EQUAL");
			assertThat(answer.at("/lines/1/seen").asString()).isEqualTo(lines[1]);
			assertThat(answer.at("/lines/4/seen").isMissingNode()).as("nothing of the body").isTrue();
			assertThat(answer.at("/lines/4/seen_bytes").asInt()).isEqualTo(BILL.getBytes(UTF_8).length);
			assertThat(answer.at("/lines/4/seen_sha256").asString()).isEqualTo(sha256(BILL.getBytes(UTF_8)));
			assertThat(answer.path("timestamp_accepted").asBoolean()).isTrue();
			assertThat(answer.at("/text/zh").asString()).isEqualTo("签名正确。");
		}
		assertThat(jdbc.sql("select count(*) from access_nonce where nonce = :nonce").param("nonce", lines[3]).query(Long.class).single()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | get                                          | upper case
			0 | PUT                                          | PUT was signed
			1 | /api/v1/signature-checks                     | query was left out
			1 | /signature-checks?note=%E5%BC%A0+%20         | begins with /api/v1
			1 | '/api/v1/signature-checks?note=张  '         | encoding
			1 | /api/v1/signature-checks?note=%e5%bc%a0+%20  | encoding
			1 | /api/v1/signature-checks/?note=%E5%BC%A0+%20 | slash too many
			2 | in milliseconds                              | Milliseconds
			3 | WRONG-NONCE-WRONG-NONCE                      |
			4 | {"bill_number":"B1","patient":"张三"}         | formatted anew
			""")
	void namesTheLineThatDiffersAndTheUsualSlip(int line, String signed, @Nullable String hint) throws Exception {
		String[] sent = lines("GET", CHECKS + "?note=%E5%BC%A0+%20", nonce(), BILL);
		String[] claimed = sent.clone();
		claimed[line] = line == 2 ? sent[2] + "123" : signed;
		String value = Signature.sign("his-1", SECRET, Long.parseLong(claimed[2]), claimed[3],
				new Signature.Request(claimed[0], claimed[1], claimed[4].getBytes(UTF_8))).value();
		String authorization = new Signature("his-1", Long.parseLong(sent[2]), sent[3], value).header();
		JsonNode answer = checked("GET", sent[1], BILL.getBytes(UTF_8), authorization, hashesOf(claimed));
		assertThat(results(answer)).filteredOn(result -> result.endsWith("DIFFERENT")).singleElement()
				.isEqualTo(List.of("METHOD", "PATH", "TIMESTAMP", "NONCE", "BODY").get(line) + " DIFFERENT");
		assertThat(answer.at("/text/en").asString()).startsWith("What was signed is not what arrived: ");
		assertThat(hint(answer, line)).contains(Objects.requireNonNullElse(hint, ""));
		assertThat(hint(answer, line).isEmpty()).isEqualTo(hint == null);
	}

	@Test
	void explainsBodiesOfOtherEncodingsAndEnds() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		Map<byte[], String> bodies = Map.of(BILL.getBytes(Charset.forName("GBK")), "GBK", new byte[0], "empty body", (BILL + "\n").getBytes(UTF_8),
				"line feed", ("\uFEFF" + BILL).getBytes(UTF_8), "byte order mark", BILL.replace("\n", "\r\n").getBytes(UTF_8), "line ends",
				sent[1].getBytes(UTF_8), "order of the five lines");
		for (var body : bodies.entrySet()) {
			String claimed = hashesOf(sent[0], sent[1], sent[2], sent[3]) + "," + sha256(body.getKey());
			JsonNode answer = checked("POST", CHECKS, BILL.getBytes(UTF_8), sign("his-1", SECRET, sent).header(), claimed);
			assertThat(hint(answer, 4)).contains(body.getValue());
			assertThat(answer.path("signature").asString()).as("over what arrived it fits").isEqualTo("FITS");
			assertThat(answer.at("/text/en").asString()).endsWith("the hashes are of other lines: BODY.");
		}
	}

	@Test
	void asksForTheLinesWhenNobodySaidThem() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		JsonNode answer = checked("POST", CHECKS, BILL.getBytes(UTF_8), sign("his-1", SECRET + "x", sent).header(), null);
		assertThat(results(answer)).allMatch(result -> result.endsWith("NOT_COMPARED"));
		assertThat(answer.at("/text/en").asString()).contains("Medpay-Signed-Lines");
	}

	@Test
	void tellsTheSameOfAnUnknownClientAsOfAWrongSignature() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		byte[] body = BILL.getBytes(UTF_8);
		clients.enrol("his-off", Clients.Kind.HIS, new InstitutionId(1), SECRET + "off");
		jdbc.sql("update access_client set enabled = false, revision = revision + 1 where client_id = 'his-off'").update();
		clock.advance(Duration.ofSeconds(4));
		sent[2] = Long.toString(clock.instant().getEpochSecond());
		String hashes = hashesOf(sent);
		Signature unknownSerial = new Signature(SignatureScheme.HMAC_SHA256, "his-1", "0123456789abcdef", Long.parseLong(sent[2]), sent[3],
				sign("his-1", SECRET, sent).value());
		List<String> authorizations = List.of(sign("his-1", SECRET + "x", sent).header(), sign("nobody", SECRET, sent).header(),
				sign("his-off", SECRET + "off", sent).header(), unknownSerial.header());
		var answers = new java.util.ArrayList<JsonNode>();
		for (String authorization : authorizations) {
			answers.add(checked("POST", CHECKS, body, authorization, hashes));
		}
		assertThat(answers).allSatisfy(answer -> {
			assertThat(answer.path("signature").asString()).isEqualTo("DOES_NOT_FIT");
			assertThat(answer).isEqualTo(answers.getFirst());
		});
		assertThat(answers.getFirst().at("/text/en").asString()).contains("check client_id, serial, scheme and key");
	}

	@Test
	void tellsNothingThatWasComputedFromTheSecret() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		Signature right = sign("his-1", SECRET, sent);
		byte[] mac = Base64.getDecoder().decode(right.value());
		String wrong = new Signature("his-1", right.timestamp(), right.nonce(), sign("his-1", "guessed", sent).value()).header();
		String answer = checked("POST", CHECKS, BILL.getBytes(UTF_8), wrong, hashesOf(sent)).toString();
		assertThat(answer).doesNotContain(right.value()).doesNotContain(HexFormat.of().formatHex(mac)).doesNotContain(SECRET)
				.doesNotContain("张三");
	}

	@Test
	void seesAValueOfTheWrongForm() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		Signature right = sign("his-1", SECRET, sent);
		String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(right.value()));
		Map<Signature, String> wrong = Map.of(new Signature("his-1", right.timestamp(), right.nonce(), hex), "not in hexadecimal",
				new Signature(SignatureScheme.RSA_SHA256, "his-1", "0123456789abcdef", right.timestamp(), right.nonce(), right.value()), "too short",
				new Signature(SignatureScheme.SM2_SM3, "his-1", "0123456789abcdef", right.timestamp(), right.nonce(),
						Base64.getEncoder().encodeToString(new byte[64])),
				"ASN.1");
		for (var one : wrong.entrySet()) {
			JsonNode answer = checked("POST", CHECKS, BILL.getBytes(UTF_8), one.getKey().header(), hashesOf(sent));
			assertThat(answer.at("/text/en").asString()).contains(one.getValue());
		}
	}

	@Test
	void tellsAStaleTimestampWithoutRefusingIt() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		String authorization = sign("his-1", SECRET, sent).header();
		clock.advance(Duration.ofSeconds(301));
		JsonNode answer = checked("POST", CHECKS, BILL.getBytes(UTF_8), authorization, hashesOf(sent));
		assertThat(answer.path("signature").asString()).isEqualTo("FITS");
		assertThat(answer.path("clock_skew_seconds").asInt()).isEqualTo(-301);
		assertThat(answer.path("timestamp_accepted").asBoolean()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Bearer abc                                                                                                            | must begin with
			MEDPAY-HMAC-MD5 client_id="his-1",timestamp="17",nonce="0123456789abcdef",signature="AAAA"                            | must begin with
			MEDPAY-HMAC-SHA256 client_id="his-1",timestamp="17",nonce="0123456789abcdef"                                          | lacks signature
			MEDPAY-RSA-SHA256 client_id="his-1",timestamp="17",nonce="0123456789abcdef",signature="AAAA"                          | lacks serial
			MEDPAY-HMAC-SHA256 client_id="his-1",timestamp="17",nonce="short",signature="AAAA"                                    | nonce must have the form
			MEDPAY-HMAC-SHA256 client_id="his-1",timestamp="17",timestamp="18",nonce="0123456789abcdef",signature="AAAA"          | timestamp appears twice
			MEDPAY-HMAC-SHA256 client_id=his-1                                                                                    | its parts are written
			MEDPAY-SM2-SM3 client_id="his-1",serial="17",timestamp="17",nonce="0123456789abcdef",signature="AAAA"                 | serial must have the form
			MEDPAY-HMAC-SHA256 client_id="his-1",alg="none",timestamp="17",nonce="0123456789abcdef",signature="AAAA"              | unknown name
			""")
	void namesWhatIsWrongWithTheHeader(String authorization, String why) throws Exception {
		for (String path : List.of(CHECKS, "/api/v1/payments")) {
			var response = send("POST", path, BILL.getBytes(UTF_8), Map.of("Authorization", authorization));
			assertThat(response.statusCode()).isEqualTo(401);
			JsonNode problem = JsonMapper.shared().readTree(response.body());
			assertThat(problem.path("code").asString()).isEqualTo("signature_missing");
			assertThat(problem.path("field").asString()).isEqualTo("Authorization");
			assertThat(problem.at("/errors/0/en").asString()).contains(why);
			assertThat(problem.at("/errors/0/zh").asString()).isNotBlank();
		}
	}

	@Test
	void refusesHashesOfAnotherForm() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		var response = send("POST", CHECKS, BILL.getBytes(UTF_8),
				Map.of("Authorization", sign("his-1", SECRET, sent).header(), "Medpay-Signed-Lines", "abc"));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("\"field\":\"Medpay-Signed-Lines\"");
	}

	@Test
	void isLimitedByAddressAndOpensNothingElse() throws Exception {
		String[] sent = lines("POST", CHECKS, nonce(), BILL);
		String statuses = "";
		for (int i = 0; i < 21; i++) {
			statuses += " "
					+ send("POST", CHECKS, BILL.getBytes(UTF_8), Map.of("Authorization", sign("client-" + i, SECRET, sent).header())).statusCode();
		}
		assertThat(Arrays.stream(statuses.strip().split(" ")).collect(Collectors.groupingBy(status -> status, Collectors.counting())))
				.isEqualTo(Map.of("200", 20L, "429", 1L));
		for (String path : List.of(CHECKS + "/", CHECKS + "/x", "/api/v1/signature-check", "/api/v1/SIGNATURE-CHECKS")) {
			assertThat(send("POST", path, new byte[0], Map.of()).statusCode()).as(path).isEqualTo(401);
		}
	}
}
