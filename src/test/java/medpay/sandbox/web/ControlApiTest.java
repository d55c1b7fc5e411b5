package medpay.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import medpay.sandbox.Faults;
import medpay.sandbox.SandboxCaller;
import medpay.sandbox.SandboxTest;
import medpay.shared.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The control API: what it gives, and what it refuses. */
@SandboxTest
class ControlApiTest {

	@LocalServerPort
	private int port;

	@Autowired
	private Faults faults;

	private SandboxCaller sandbox;

	@BeforeEach
	void setUp() {
		sandbox = new SandboxCaller(port);
		sandbox.delete("/sandbox/api/faults");
	}

	@Test
	void givesAHisClientToEachHospitalAndAnEntryClientToThePlatform() {
		var clients = sandbox.get("/sandbox/api/clients").body();

		assertThat(
				clients.get("clients").valueStream().map(client -> client.get("kind").asString() + " " + client.get("institution_code").asString()))
				.containsExactly("HIS H31010100001", "HIS H31011500002", "ENTRY P31000000001");
		assertThat(clients.get("clients").valueStream().map(client -> client.get("secret").asString()))
				.allSatisfy(secret -> assertThat(secret).hasSize(43))
				.doesNotHaveDuplicates();
		assertThat(clients.get("operators").valueStream().map(operator -> operator.get("roles").get(0).asString())).hasSize(9)
				.doesNotHaveDuplicates();
		assertThat(clients.get("operators").valueStream().map(operator -> operator.get("password").asString())).doesNotHaveDuplicates()
				.allSatisfy(password -> assertThat(password).hasSize(20));
		assertThat(sandbox.get("/sandbox/api/clients").body()).isEqualTo(clients);
	}

	@Test
	void givesKeysWithAddressesAtTheVeryHostAndPortThatWasAsked() {
		var institutions = sandbox.get("/sandbox/api/keys").body().get("institutions");
		String base = "http://127.0.0.1:" + port + "/sandbox";

		var first = institutions.get(0);
		assertThat(first.get("insurance").get("address").asString()).isEqualTo(base + "/insurance/api/v1/route");
		assertThat(first.get("insurance").get("voucher_centre_address").asString()).isEqualTo(base + "/voucher-centre");
		assertThat(first.get("insurance").get("registration_transaction").asString()).isEqualTo("2201A");
		assertThat(first.get("merchants").get(0).get("address").asString()).isEqualTo(base + "/unionpay");
		assertThat(institutions.valueStream().map(one -> one.get("merchants").get(0).get("sign_method").asString())).containsExactly("01", "12",
				"01");
		assertThat(institutions.valueStream().map(one -> one.get("merchants").get(0).get("merchant_number").asString()))
				.allSatisfy(number -> assertThat(number).matches("[0-9A-Z]{15}"));
		assertThat(institutions.get(1).get("insurance").get("registration_transaction").asString()).isEqualTo("2201");
		assertThat(institutions.get(2).get("insurance").isNull()).isTrue();
		assertThat(institutions.get(2).get("kind").asString()).isEqualTo("PLATFORM");
	}

	@Test
	void aFaultStrikesAsOftenAsOrderedAndThenNoMore() {
		sandbox.post("/sandbox/api/faults", """
				{"party": "insurance", "operation": "2207", "mode": "LATE", "times": 2, "delay_ms": 30}""");

		assertThat(faults.strike("insurance", "2208")).isEmpty();
		assertThat(faults.strike("insurance", "2207")).contains(new Faults.Fault(Faults.Mode.LATE, Duration.ofMillis(30), null));
		assertThat(faults.strike("insurance", "2207")).isPresent();
		assertThat(faults.strike("insurance", "2207")).isEmpty();
		assertThat(sandbox.get("/sandbox/api/faults").body().get("faults").get(0).get("struck").asInt()).isEqualTo(2);
	}

	@Test
	void aFaultForOnePersonStrikesThatPersonAlone() {
		sandbox.post("/sandbox/api/faults", """
				{"party": "unionpay", "operation": "consume", "mode": "DOWN", "times": 1, "person_no": "31007"}""");

		assertThat(faults.strike("unionpay", "consume")).isEmpty();
		assertThat(faults.strike("unionpay", "consume", () -> "31008")).isEmpty();
		assertThat(faults.strike("unionpay", "consume", () -> "31007")).isPresent();
		assertThat(faults.strike("unionpay", "consume", () -> "31007")).isEmpty();
	}

	@Test
	void aFaultWithZeroTimesStrikesUntilItIsDeleted() {
		sandbox.post("/sandbox/api/faults", """
				{"party": "unionpay", "operation": "consume", "mode": "DOWN", "times": 0}""");

		for (int time = 0; time < 5; time++) {
			assertThat(faults.strike("unionpay", "consume")).isPresent();
		}
		assertThat(sandbox.delete("/sandbox/api/faults").status()).isEqualTo(204);
		assertThat(faults.strike("unionpay", "consume")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"party\":\"bank\",\"operation\":\"consume\",\"mode\":\"DOWN\",\"times\":1} | party",
			"{\"party\":\"unionpay\",\"operation\":\"2207\",\"mode\":\"DOWN\",\"times\":1} | operation",
			"{\"party\":\"insurance\",\"operation\":\"consume\",\"mode\":\"DOWN\",\"times\":1} | operation",
			"{\"party\":\"unionpay\",\"operation\":\"consume\",\"mode\":\"EXPLODE\",\"times\":1} | mode",
			"{\"party\":\"unionpay\",\"operation\":\"consume\",\"mode\":\"DOWN\",\"times\":-1} | times",
			"{\"party\":\"unionpay\",\"operation\":\"consume\",\"mode\":\"LATE\",\"times\":1,\"delay_ms\":-5} | delay_ms",
			"{\"operation\":\"consume\",\"mode\":\"DOWN\",\"times\":1} | party",
			"{\"party\":\"unionpay\",\"operation\":\"consume\",\"mode\":\"DOWN\",\"person_no\":\"a b\"} | person_no",
			"{\"party\":\"unionpay\",\"operation\":\"consume\",\"mode\":\"DOWN\",\"times\":\"often\"} | times"})
	void refusesAFaultThatCannotBeAndNamesTheField(String body, String field) {
		var reply = sandbox.post("/sandbox/api/faults", body);

		assertThat(reply.status()).isBetween(400, 499);
		assertThat(reply.contentType()).startsWith("application/problem+json");
		assertThat(reply.body().get("field").asString()).isEqualTo(field);
		assertThat(sandbox.get("/sandbox/api/faults").body().get("faults").size()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"credit_limit_fen\":100} | issuer", "{\"issuer\":\"示范银行\"} | credit_limit_fen",
			"{\"issuer\":\" \",\"credit_limit_fen\":100} | issuer", "{\"issuer\":\"示范银行\",\"credit_limit_fen\":-1} | credit_limit_fen",
			"{\"issuer\":\"示范银行\",\"credit_limit_fen\":1.5} | credit_limit_fen"})
	void refusesACardThatCannotBeAndNamesTheField(String body, String field) {
		var reply = sandbox.post("/sandbox/api/patients/P1/cards", body);

		assertThat(reply.status()).isBetween(400, 499);
		assertThat(reply.body().get("field").asString()).isEqualTo(field);
	}

	@Test
	void aCardNumberHasItsCheckDigit() {
		String number = sandbox.post("/sandbox/api/patients/P1/cards", "{\"issuer\":\"示范银行\",\"credit_limit_fen\":100}").body().get("card_number")
				.asString();

		assertThat(number).matches("[0-9]{16}");
		assertThat(luhnSum(number) % 10).isZero();
	}

	private static int luhnSum(String number) {
		int sum = 0;
		for (int at = 0; at < number.length(); at++) {
			int digit = number.charAt(number.length() - 1 - at) - '0';
			sum += at % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
		}
		return sum;
	}

	@Test
	void theClockMovesForwardAndNeverBack() {
		Instant before = now();

		Instant advanced = Instant.parse(sandbox.post("/sandbox/api/clock", "{\"advance\": \"PT24H\"}").body().get("instant").asString());
		assertThat(Duration.between(before, advanced)).isBetween(Duration.ofHours(24), Duration.ofHours(25));
		var target = advanced.plus(Duration.ofDays(3));
		Instant set = Instant.parse(sandbox.post("/sandbox/api/clock", "{\"instant\": \"" + target + "\"}").body().get("instant").asString());
		assertThat(set).isBetween(target, target.plusSeconds(3600));

		var backwards = sandbox.post("/sandbox/api/clock", "{\"instant\": \"" + before + "\"}");
		assertThat(backwards.status()).isEqualTo(409);
		assertThat(backwards.contentType()).startsWith("application/problem+json");
		assertThat(sandbox.post("/sandbox/api/clock", "{\"advance\": \"PT-1S\"}").status()).isEqualTo(409);
		assertThat(now()).isAfterOrEqualTo(set);
	}

	@Test
	void takesAnInstantWithTheOffsetOfShanghai() {
		var target = now().plus(Duration.ofHours(2));

		var reply = sandbox.post("/sandbox/api/clock", "{\"instant\": \"" + target.atZone(BusinessClock.SHANGHAI).toOffsetDateTime() + "\"}");

		assertThat(Instant.parse(reply.body().get("instant").asString())).isAfterOrEqualTo(target);
	}

	private Instant now() {
		return Instant.parse(sandbox.get("/sandbox/api/clock").body().get("instant").asString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{} | instant",
			"{\"instant\":\"2099-01-01T00:00:00Z\",\"advance\":\"PT1S\"} | instant",
			"{\"advance\":\"tomorrow\"} | advance", "{\"instant\":\"2026-11-23 10:00\"} | instant", "{\"advance\":\"P9999D\"} | advance"})
	void refusesATimeThatCannotBeAndNamesTheField(String body, String field) {
		var reply = sandbox.post("/sandbox/api/clock", body);

		assertThat(reply.status()).isBetween(400, 422);
		assertThat(reply.body().get("field").asString()).isEqualTo(field);
	}

	@Test
	void thereAreNoBooksOfAnUnknownParty() {
		assertThat(sandbox.get("/sandbox/api/books/unionpay").status()).isEqualTo(200);
		assertThat(sandbox.get("/sandbox/api/books/somebody").status()).isEqualTo(404);
	}

	@Test
	void whatIsNotThereAndWhatIsNoJsonIsAProblem() {
		assertThat(sandbox.post("/sandbox/api/faults", "{").status()).isEqualTo(400);
		assertThat(sandbox.get("/sandbox/api/nothing").status()).isEqualTo(404);
		assertThat(sandbox.delete("/sandbox/api/clock").status()).isEqualTo(405);
		assertThat(sandbox.get("/sandbox/api/nothing").contentType()).startsWith("application/problem+json");
	}
}
