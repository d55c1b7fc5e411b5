package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Channel, platform and voucher centre misbehave while a patient signs, ends an agreement or shows a code: each still finds its end. */
@SandboxTest
class SigningAndVerificationFaultTests {

	@LocalServerPort
	private int port;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	@AfterEach
	void repair() {
		city.noFaults();
	}

	@ParameterizedTest(name = "{0} {1} ends {2}")
	@CsvSource({"open,NO_ANSWER_BEFORE,ACTIVE", "open,NO_ANSWER_AFTER,ACTIVE", "open,DECLINE,FAILED", "open,SERVER_ERROR,ACTIVE", "open,DOWN,ACTIVE",
			"open,WRONG_SIGNATURE,ACTIVE", "open,UNKNOWN_CODE,ACTIVE", "open,DUPLICATE,ACTIVE", "notify,NO_ANSWER_BEFORE,ACTIVE",
			"notify,WRONG_SIGNATURE,ACTIVE", "token-query,NO_ANSWER_BEFORE,ACTIVE", "token-query,SERVER_ERROR,ACTIVE"})
	void aSigningFindsItsEnd(String operation, String mode, String end) {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		city.fault("unionpay", operation, mode, 1);

		Reply begun = Visit.ok(sign(person));

		assertThat(begun.status()).isEqualTo(201);
		assertThat(eventually(person, begun.text("agreement_number"), end)).isEqualTo(end);
	}

	@ParameterizedTest(name = "token-delete {0}")
	@CsvSource({"NO_ANSWER_BEFORE", "NO_ANSWER_AFTER", "SERVER_ERROR", "DOWN", "WRONG_SIGNATURE", "UNKNOWN_CODE", "DUPLICATE", "DECLINE"})
	void aTerminationFindsItsEnd(String mode) {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		String number = visit.aSignedAgreement(person);
		city.fault("unionpay", "token-delete", mode, 1);

		Reply asked = city.call(city.entryApp(), "POST", "/agreements/" + number + "/termination", null);

		assertThat(asked.status()).as("%s", asked.body()).isIn(200, 202);
		assertThat(eventually(person, number, "TERMINATED")).isEqualTo("TERMINATED");
		assertThat(visit.verified(person).body().has("agreement")).isFalse();
	}

	@ParameterizedTest(name = "{0} {1} {2} says {3}")
	@CsvSource({"voucher-centre,1162,NO_ANSWER_BEFORE,IN_DOUBT", "voucher-centre,1162,SERVER_ERROR,IN_DOUBT", "voucher-centre,1162,DOWN,IN_DOUBT",
			"insurance,1101,NO_ANSWER_BEFORE,IN_DOUBT", "insurance,1101,NO_ANSWER_AFTER,IN_DOUBT", "insurance,1101,WRONG_SIGNATURE,IN_DOUBT",
			"insurance,1101,UNKNOWN_CODE,IN_DOUBT", "insurance,1101,SERVER_ERROR,IN_DOUBT"})
	void aDoubtfulVerificationIsDecidedWhenTheSameCodeIsShownAgain(String party, String operation, String mode, String first) {
		String person = visit.aPatient();
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER"))).text("code");
		city.fault(party, operation, mode, 1);

		Reply doubt = visit.verify(code);
		Reply again = visit.verify(code);

		assertThat(doubt.status()).isEqualTo(200);
		assertThat(doubt.text("result")).isEqualTo(first);
		assertThat(again.text("result")).as("%s", again.body()).isEqualTo("VERIFIED");
		assertThat(again.text("verification_id")).isEqualTo(doubt.text("verification_id"));
	}

	@Test
	void aRefusedCodeIsRejected() {
		Reply rejected = visit.verify("1234567890123456789012310000");

		assertThat(rejected.status()).isEqualTo(200);
		assertThat(rejected.text("result")).isEqualTo("REJECTED");
		assertThat(rejected.text("reason")).isEqualTo("code_refused");
	}

	@Test
	void anExpiredCodeIsRejected() {
		String person = visit.aPatient();
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER"))).text("code");
		city.advanceClock(Duration.ofMinutes(10));

		assertThat(visit.verify(code).text("result")).isEqualTo("REJECTED");
	}

	@Test
	void theVerificationTellsWhatTheIssuerStillLends() {
		String person = visit.aPatient();
		visit.aCard(person, 70_000);
		visit.aSignedAgreement(person);

		Reply verified = visit.verified(person);

		assertThat(verified.body().at("/agreement/status").asString()).isEqualTo("ACTIVE");
		assertThat(verified.fen("/agreement/available_credit_fen")).isEqualTo(70_000);
	}

	@Test
	void aPatientWhoSignsAfterTheAppGaveUpLeavesNoLiveToken() {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		String number = Visit.ok(sign(person)).text("agreement_number");
		assertThat(city.call(city.entryApp(), "POST", "/agreements/" + number + "/termination", null).status()).isEqualTo(200);

		city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of());

		assertThat(eventually(person, number, "TERMINATED")).isEqualTo("TERMINATED");
		assertThat(visit.verified(person).body().has("agreement")).isFalse();
	}

	private Reply sign(String person) {
		return city.call(city.entryApp(), "POST", "/agreements", Map.of("person_no", person, "channel", "UNIONPAY", "consent_version", "2026-1"));
	}

	/** The patient confirms whatever waits on the phone, until the agreement is where it should be. */
	private String eventually(String person, String number, String state) {
		String last = "";
		for (int look = 0; look < 300; look++) {
			city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of());
			last = city.call(city.entryApp(), "GET", "/agreements/" + number, null).text("state");
			if (last.equals(state)) {
				return last;
			}
			Visit.pause();
		}
		return last;
	}
}
