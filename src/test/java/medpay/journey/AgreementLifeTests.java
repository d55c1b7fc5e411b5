package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The life of agreements from outside: app, hospital, phone, bank and channel over HTTP. */
@SandboxTest
class AgreementLifeTests {

	@LocalServerPort
	private int port;

	private City city;
	private Visit visit;
	private String person;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
		person = visit.aPatient();
	}

	@AfterEach
	void repair() {
		city.noFaults();
	}

	@ParameterizedTest(name = "raise {0}")
	@CsvSource({"NONE", "NO_ANSWER_BEFORE", "NO_ANSWER_AFTER", "SERVER_ERROR", "DOWN", "WRONG_SIGNATURE", "UNKNOWN_CODE", "DUPLICATE"})
	void aRaiseFindsItsEndAndMovesNoMoney(String mode) {
		visit.aCard(person, 20_000);
		String number = visit.aSignedAgreement(person);
		Visit.ok(app("PUT", "/agreements/" + number + "/limits", Map.of("per_payment_fen", 1_000)));
		if (!mode.equals("NONE")) {
			city.fault("unionpay", "raise", mode, 1);
		}

		Reply asked = app("POST", "/agreements/" + number + "/limit-raises",
				Map.of("request_number", "r1", "consent_version", "2026-1", "limits", Map.of("per_payment_fen", 9_000), "credit_limit_fen", 50_000));

		assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
		confirmUntil("/agreements/" + number + "/limit-raises/r1", "GRANTED");
		Reply agreement = app("GET", "/agreements/" + number, null);
		assertThat(agreement.fen("/limits/per_payment_fen")).isEqualTo(9_000);
		assertThat(agreement.fen("/used_fen")).isZero();
		assertThat(visit.verified(person).fen("/agreement/available_credit_fen")).as("the issuer lends more").isEqualTo(9_000);
		assertThat(books()).isEmpty();
	}

	@Test
	void anIssuerRefusesWhatIsAboveItsCeilingAndThePatientMayRefuse() {
		visit.aCard(person, 20_000);
		String number = visit.aSignedAgreement(person);
		app("POST", "/agreements/" + number + "/limit-raises",
				Map.of("request_number", "r1", "consent_version", "2026-1", "credit_limit_fen", 5_000_001));
		JsonNode refused = confirmUntil("/agreements/" + number + "/limit-raises/r1", "REFUSED");
		assertThat(refused.path("reason").asString()).isEqualTo("33");

		app("POST", "/agreements/" + number + "/limit-raises",
				Map.of("request_number", "r2", "consent_version", "2026-1", "credit_limit_fen", 30_000));
		Visit.ok(city.sandbox("POST", "/patients/" + person + "/refusals", Map.of()));
		assertThat(until("/agreements/" + number + "/limit-raises/r2", "REFUSED").path("reason").asString()).isEqualTo("30");
		assertThat(visit.verified(person).fen("/agreement/available_credit_fen")).isEqualTo(20_000);
	}

	@ParameterizedTest(name = "card-application {0}")
	@CsvSource({"NONE", "NO_ANSWER_BEFORE", "NO_ANSWER_AFTER", "UNKNOWN_CODE"})
	void whoHasNoCardAppliesForOneAndSigns(String mode) {
		if (!mode.equals("NONE")) {
			city.fault("unionpay", "card-application", mode, 1);
		}
		Reply asked = app("POST", "/card-applications", Map.of("person_no", person, "request_number", "c1", "channel", "UNIONPAY",
				"consent_version", "2026-1", "issuer", "示范银行", "credit_limit_fen", 40_000));
		assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);

		JsonNode granted = confirmUntil("/card-applications/" + asked.text("application_number"), "GRANTED");

		assertThat(granted.path("account").asString()).contains("*");
		visit.aSignedAgreement(person);
		assertThat(visit.verified(person).fen("/agreement/available_credit_fen")).isEqualTo(40_000);
		assertThat(books()).isEmpty();
	}

	@Test
	void theBankClosesACardAndTheAgreementEnds() {
		String card = Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards", Map.of("issuer", "测试银行", "credit_limit_fen", 20_000)))
				.text("card_number");
		String number = visit.aSignedAgreement(person);
		assertThat(city.sandbox("POST", "/patients/nobody/cards/" + card + "/closure", null).status()).isEqualTo(404);

		Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards/" + card + "/closure", null));

		assertThat(until("/agreements/" + number, "TERMINATED").path("reason").asString()).isEqualTo("by_bank");
		assertThat(visit.verified(person).body().has("agreement")).isFalse();
	}

	@Test
	void theChannelEndsEverything() {
		visit.aCard(person, 20_000);
		String number = visit.aSignedAgreement(person);

		assertThat(Visit.ok(city.sandbox("POST", "/patients/" + person + "/agreement-endings", null)).fen("/tokens")).isEqualTo(1);

		assertThat(until("/agreements/" + number, "TERMINATED").path("reason").asString()).isEqualTo("by_channel");
	}

	@Test
	void theBankStopsACardAndNothingIsChargedUntilItResumesIt() {
		String card = Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards", Map.of("issuer", "测试银行", "credit_limit_fen", 20_000)))
				.text("card_number");
		String number = visit.aSignedAgreement(person);
		Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards/" + card + "/suspension", null));
		assertThat(until("/agreements/" + number, "SUSPENDED").at("/suspended_by/0").asString()).isEqualTo("CHANNEL");
		assertThat(app("POST", "/agreements/" + number + "/resumption", null).status()).isEqualTo(409);

		String bill = Visit.billNumber();
		visit.pay(Visit.bill(visit.verified(person).text("verification_id"), bill, "X9999", 1_000));
		assertThat(visit.eventually(bill, "AT_WINDOW").at("/charge/state").asString()).isEqualTo("NONE");

		Visit.ok(city.sandbox("POST", "/patients/" + person + "/cards/" + card + "/resumption", null));
		until("/agreements/" + number, "ACTIVE");
		String next = Visit.billNumber();
		visit.pay(Visit.bill(visit.verified(person).text("verification_id"), next, "X9999", 1_000));
		visit.eventually(next, "PAID");
		assertThat(books()).containsExactly("CHARGED 1000");
	}

	@Test
	void aMembersBillIsChargedToTheHolder() {
		visit.aCard(person, 20_000);
		String number = visit.aSignedAgreement(person);
		String child = visit.aPatient();
		Map<String, Object> consent = Map.of("relation", "CHILD", "consent_version", "2026-1");
		assertThat(app("PUT", "/agreements/" + number + "/members/" + child, consent).text("code")).as("never seen").isEqualTo("person_unknown");
		visit.verified(child);

		assertThat(app("PUT", "/agreements/" + number + "/members/" + child, consent).status()).isEqualTo(201);

		String bill = Visit.billNumber();
		Reply verified = visit.verified(child);
		assertThat(verified.body().at("/agreement/status").asString()).isEqualTo("ACTIVE");
		visit.pay(Visit.bill(verified.text("verification_id"), bill, "X9999", 1_000));
		assertThat(visit.eventually(bill, "PAID").at("/charge/agreement_number").asString()).isEqualTo(number);
		assertThat(books()).as("the holder's account").containsExactly("CHARGED 1000");

		Reply another = visit.verified(child);
		assertThat(app("DELETE", "/agreements/" + number + "/members/" + child, null).status()).isEqualTo(204);
		String afterwards = Visit.billNumber();
		visit.pay(Visit.bill(another.text("verification_id"), afterwards, "X9999", 1_000));
		visit.eventually(afterwards, "AT_WINDOW");
		assertThat(books()).as("removed between verification and bill").containsExactly("CHARGED 1000");
	}

	@Test
	void aHospitalThatHasChargedEndsAnAgreement() {
		visit.aCard(person, 20_000);
		String number = visit.aSignedAgreement(person);
		Map<String, Object> why = Map.of("operator", Visit.operator(), "reason", "患者要求");
		assertThat(city.call(city.hospital(0), "POST", "/agreements/" + number + "/termination", why).status()).isEqualTo(404);
		String bill = Visit.billNumber();
		visit.pay(Visit.bill(visit.verified(person).text("verification_id"), bill, "X9999", 1_000));
		visit.eventually(bill, "PAID");

		assertThat(city.call(city.hospital(1), "POST", "/agreements/" + number + "/termination", why).status()).isEqualTo(404);
		assertThat(city.call(city.hospital(0), "POST", "/agreements/" + number + "/termination", why).status()).isIn(200, 202);

		assertThat(until("/agreements/" + number, "TERMINATED").path("reason").asString()).isEqualTo("by_hospital");
	}

	private Reply app(String method, String path, @Nullable Object body) {
		return city.call(city.entryApp(), method, path, body);
	}

	/** The patient says yes as often as something waits, until it is so. */
	private JsonNode confirmUntil(String path, String state) {
		for (int look = 0; look < 200; look++) {
			city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of());
			JsonNode now = app("GET", path, null).body();
			if (now.path("state").asString().equals(state)) {
				return now;
			}
			Visit.pause();
		}
		throw new AssertionError(app("GET", path, null).body().toString());
	}

	private JsonNode until(String path, String state) {
		for (int look = 0; look < 200; look++) {
			JsonNode now = app("GET", path, null).body();
			if (now.path("state").asString().equals(state)) {
				return now;
			}
			Visit.pause();
		}
		throw new AssertionError(app("GET", path, null).body().toString());
	}

	private List<String> books() {
		return city.books("unionpay").stream().filter(row -> row.path("person_no").asString().equals(person))
				.map(row -> row.path("kind").asString() + " " + row.path("amount_fen").asLong()).toList();
	}
}
