package medpay.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The server part of the page: what it lets in, what it says, and what it puts on the timeline. */
@WholeCity
class StageServerTest {

	@LocalServerPort
	private int port;

	@Autowired
	private DataSource database;

	private StageCaller stage;

	@BeforeEach
	void open() {
		stage = new StageCaller(port);
	}

	@Test
	void thePageLoadsNothingForeignAndHasNothingInline() {
		var page = stage.get("/sandbox");

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'", "frame-ancestors 'none'")
				.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.body()).doesNotContain(" style=", "<style", "??").doesNotContainPattern(Pattern.compile("<script(?![^>]* src=)"))
				.doesNotContainPattern(Pattern.compile("\\son[a-z]+="));
	}

	@Test
	void servesEverythingThatThePageLoads() {
		var sources = Pattern.compile("(?:href|src)=\"(/[^\"?]+\\.[a-z]+)\"").matcher(stage.get("/sandbox").body());
		int found = 0;
		while (sources.find()) {
			assertThat(stage.get(sources.group(1)).statusCode()).as(sources.group(1)).isEqualTo(200);
			found++;
		}
		assertThat(found).isGreaterThanOrEqualTo(6);
	}

	@Test
	void speaksChineseFirstAndEnglishAtAClick() {
		assertThat(stage.get("/sandbox", "Accept-Language", "en").body()).contains("lang=\"zh-CN\"", "患者手机", "医生工作站");
		var english = stage.get("/sandbox?lang=en");
		assertThat(english.body()).contains("lang=\"en\"", "Doctor&#39;s station").doesNotContain("医生");
		String cookie = english.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(cookie).contains("lang=en", "HttpOnly", "SameSite=Lax");
		assertThat(stage.get("/sandbox", "Cookie", cookie.substring(0, cookie.indexOf(';'))).body()).contains("lang=\"en\"");
		assertThat(stage.get("/sandbox?lang=%3Cscript%3E").body()).contains("lang=\"zh-CN\"").doesNotContain("<script>");
	}

	static Stream<Arguments> strangers() {
		return Stream.of(Arguments.of(Map.of()), Arguments.of(Map.of("Sec-Fetch-Site", "same-origin")),
				Arguments.of(Map.of(OwnPageOnly.HEADER, "1", "Sec-Fetch-Site", "cross-site")),
				Arguments.of(Map.of(OwnPageOnly.HEADER, "1", "Sec-Fetch-Site", "same-site")));
	}

	@ParameterizedTest
	@MethodSource("strangers")
	void refusesRequestsThatAnotherSitesPageSends(Map<String, String> headers) {
		long before = stage.last();

		for (String path : List.of("/sandbox/stage/visits", "/sandbox/stage/payments", "/sandbox/stage/estimates", "/sandbox/stage/renewal",
				"/sandbox/stage/pictures", "/sandbox/stage/phones/1/agreements")) {
			assertThat(stage.post(path, Map.of(), headers).statusCode()).as(path).isEqualTo(403);
		}
		assertThat(stage.last()).isEqualTo(before);
	}

	@Test
	void letsItsOwnPageAct() {
		assertThat(stage.post("/sandbox/stage/renewal", Map.of()).statusCode()).isEqualTo(204);
		assertThat(stage.post("/sandbox/stage/renewal", Map.of(), Map.of(OwnPageOnly.HEADER, "1")).statusCode()).isEqualTo(204);
	}

	@Test
	void aVisitIsOnTheTimelineFromTheCodeToTheNotification() {
		long before = stage.last();
		JsonNode visit = stage.scanned(Role.STUDENT, Department.INTERNAL);
		assertThat(visit.at("/verification/result").asString()).as("%s", visit).isEqualTo("VERIFIED");
		stage.post("/sandbox/stage/payments", stage.bill(Role.STUDENT, visit, Department.INTERNAL));
		JsonNode paid = stage.eventually(Role.STUDENT, visit.path("bill_number").asString(), "PAID");
		long selfPay = paid.at("/charge/amount_fen").asLong();

		List<JsonNode> messages = stage.messages(before, stage.person(Role.STUDENT));
		assertThat(messages.stream().map(StageServerTest::way)).containsSubsequence("phone-his code", "his-medpay verification",
				"medpay-voucher-centre 1162", "voucher-centre-medpay 1162", "medpay-insurance 1101", "insurance-medpay 1101",
				"medpay-unionpay balance",
				"unionpay-bank balance", "bank-unionpay balance", "unionpay-medpay balance", "medpay-his verification", "his-medpay payment",
				"medpay-insurance 2204", "medpay-insurance 2207", "insurance-medpay 2207", "medpay-unionpay consume", "unionpay-bank consume",
				"bank-unionpay consume", "unionpay-medpay notify");
		assertThat(amounts(messages, "his-medpay payment")).containsExactly(10_800L);
		assertThat(amounts(messages, "medpay-insurance 2207")).containsExactly(10_800L);
		assertThat(amounts(messages, "insurance-medpay 2207")).containsExactly(10_800L - selfPay);
		assertThat(amounts(messages, "unionpay-bank consume")).containsExactly(selfPay);
		assertThat(amounts(messages, "unionpay-medpay notify")).containsExactly(selfPay);
	}

	@Test
	void aMessageOpensAsItWasSentAndIsKeptEncrypted() {
		long before = stage.last();
		stage.scanned(Role.RETIREE, Department.INTERNAL);

		JsonNode decoded = stage.messages(before, stage.person(Role.RETIREE)).stream()
				.filter(message -> way(message).equals("voucher-centre-medpay 1162")).findFirst().orElseThrow();
		String content = stage.read("/sandbox/stage/messages/" + decoded.path("number").asLong()).path("content").asString();
		assertThat(content).startsWith("{").contains(Role.RETIREE.fullName().zh());
		byte[] stored = JdbcClient.create(database).sql("select content from sandbox.message where message_id = :number")
				.param("number", decoded.path("number").asLong()).query(byte[].class).single();
		assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(Role.RETIREE.fullName().zh(), "userName", "success");
	}

	@Test
	void followsThePatientAndNobodyElse() {
		long before = stage.last();
		stage.scanned(Role.RETIREE, Department.INTERNAL);
		stage.scanned(Role.STUDENT, Department.INTERNAL);

		int retiree = stage.messages(before, stage.person(Role.RETIREE)).size();
		int student = stage.messages(before, stage.person(Role.STUDENT)).size();
		assertThat(retiree).isPositive();
		assertThat(student).isPositive();
		assertThat(stage.messages(before, stage.person(Role.RETIREE), stage.person(Role.STUDENT))).hasSize(retiree + student);
		assertThat(stage.messages(before, "nobody")).isEmpty();
	}

	@Test
	void marksTheMessageThatAFaultHit() {
		String person = stage.person(Role.UNSIGNED);
		stage.post("/sandbox/api/faults",
				Map.of("party", "voucher-centre", "operation", "1162", "mode", "NO_ANSWER_BEFORE", "times", 1, "delay_ms", 10,
						"person_no", person));
		long before = stage.last();
		JsonNode visit = stage.scanned(Role.UNSIGNED, Department.SURGERY);

		assertThat(visit.at("/verification/result").asString()).isEqualTo("IN_DOUBT");
		assertThat(stage.messages(before, person)).anySatisfy(message -> {
			assertThat(way(message)).isEqualTo("voucher-centre-medpay 1162");
			assertThat(message.path("fault").asString()).isEqualTo("NO_ANSWER_BEFORE");
			assertThat(stage.read("/sandbox/stage/messages/" + message.path("number").asLong()).has("content")).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"department | SORCERY | department", "bill_number | 'a b' | bill_number",
			"visit_number | '<b>' | visit_number",
			"verification_id | ../../x | verification_id", "person_no | 'x&y' | person_no"})
	void refusesABillThatCannotBeAndNamesTheField(String field, String value, String named) {
		Map<String, Object> bill = new HashMap<>(aBill());
		bill.put(field, value);

		refused(bill, named);
	}

	static Stream<Arguments> badLines() {
		return Stream.of(Arguments.of(List.of(Map.of("item_code", "NOTHING", "quantity", 1)), "lines[0].item_code"),
				Arguments.of(List.of(Map.of("item_code", "001102000010000", "quantity", 0)), "lines[0].quantity"),
				Arguments.of(List.of(Map.of("item_code", "001102000010000", "quantity", 1), Map.of("item_code", "001102000010000", "quantity", -3)),
						"lines[1].quantity"),
				Arguments.of(List.of(Map.of("item_code", "001102000010000", "quantity", 100)), "lines[0].quantity"),
				Arguments.of(List.of(), "lines"),
				Arguments.of(Collections.nCopies(41, Map.of("item_code", "001102000010000", "quantity", 1)), "lines"));
	}

	@ParameterizedTest
	@MethodSource("badLines")
	void refusesLinesThatCannotBeAndNamesTheLine(List<Map<String, Object>> lines, String named) {
		Map<String, Object> bill = new HashMap<>(aBill());
		bill.put("lines", lines);

		refused(bill, named);
	}

	private void refused(Map<String, Object> bill, String named) {
		long before = stage.last();
		for (String path : List.of("/sandbox/stage/payments", "/sandbox/stage/estimates")) {
			var answer = stage.post(path, bill);
			assertThat(answer.statusCode()).isEqualTo(422);
			JsonNode problem = StageCaller.JSON.readTree(answer.body());
			assertThat(problem.path("field").asString()).isEqualTo(named);
			assertThat(problem.at("/message/zh").asString()).isNotBlank();
			assertThat(problem.at("/message/en").asString()).isNotBlank();
		}
		assertThat(stage.messages(before)).as("nothing was said to anybody")
				.allMatch(message -> message.path("operation").asString().equals("notice"));
	}

	private static Map<String, Object> aBill() {
		return Map.of("person_no", "1", "bill_number", "B1", "visit_number", "V1", "verification_id", "019aa000-0000-7000-8000-000000000001",
				"department", "INTERNAL", "lines", List.of(Map.of("item_code", "001102000010000", "quantity", 1)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"/sandbox/stage/visits | {", "/sandbox/stage/visits | {\"person_no\":1}",
			"/sandbox/stage/visits | {\"person_no\":\"1\"\\,\"code\":\"\"\\,\"department\":\"INTERNAL\"}",
			"/sandbox/stage/pictures | {\"code\":\"<svg>\\u0000\"}",
			"/sandbox/stage/pictures | {\"code\":\"a\",\"more\":1}", "/sandbox/stage/phones/a%20b/agreements | {}"})
	void refusesWhatIsNoRequest(String path, String body) {
		var answer = stage.post(path, body);

		assertThat(answer.statusCode()).isBetween(400, 422);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
	}

	@Test
	void refusesToFollowACrowd() {
		assertThat(stage.get("/sandbox/stage/messages?after=0&person=1&person=2&person=3&person=4&person=5").statusCode()).isEqualTo(422);
		assertThat(stage.get("/sandbox/stage/messages?after=0&person=%27or%201=1").statusCode()).isEqualTo(422);
		assertThat(stage.get("/sandbox/stage/messages?after=soon").statusCode()).isBetween(400, 422);
	}

	@Test
	void thePhoneShowsWhatWaitsAndWhatIsLeftOfTheLimit() {
		JsonNode phone = stage.read("/sandbox/stage/phones/" + stage.person(Role.ALMOST_FULL));
		assertThat(phone.at("/card/credit_limit_fen").asLong()).isEqualTo(2_000);
		assertThat(phone.at("/agreement/state").asString()).isEqualTo("ACTIVE");
		assertThat(phone.path("waiting").size()).isZero();

		String child = stage.person(Role.CHILD);
		assertThat(stage.post("/sandbox/stage/phones/" + child + "/agreements", Map.of()).statusCode()).isEqualTo(200);
		assertThat(stage.read("/sandbox/stage/phones/" + child).at("/waiting/0/kind").asString()).isEqualTo("SIGNING");
		stage.post("/sandbox/api/patients/" + child + "/refusals", Map.of());
		assertThat(stage.read("/sandbox/stage/phones/" + child).path("waiting").size()).isZero();
	}

	private static String way(JsonNode message) {
		return message.path("from").asString() + "-" + message.path("to").asString() + " " + message.path("operation").asString();
	}

	private static List<Long> amounts(List<JsonNode> messages, String way) {
		return messages.stream().filter(message -> way(message).equals(way) && message.has("amount_fen"))
				.map(message -> message.path("amount_fen").asLong()).toList();
	}
}
