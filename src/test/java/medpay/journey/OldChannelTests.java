package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The old channel at the counter: who must stay on it, the city's switch there and back, and what identifies without charging. */
@SandboxTest
@TestPropertySource(properties = {"medpay.voucher.switch-kept-for=0s", "medpay.insurance.old-channel-limit=1s"})
class OldChannelTests {

	private static final String NORVASC = "XC08CAA187A001020101187";

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

	private Reply shown(Map<String, Object> what) {
		var request = new HashMap<String, Object>(what);
		request.putAll(Map.of("scene", "OUTPATIENT", "department_code", "0301", "operator", Visit.operator(), "terminal", "ROOM-1"));
		return city.call(city.hospital(0), "POST", "/voucher-verifications", request);
	}

	@ParameterizedTest
	@ValueSource(strings = {"MUTUAL_AID", "CIVIL_RELIEF", "CADRE", "WORK_INJURY"})
	void aPersonOfTheOldChannelGoesToTheWindow(String group) {
		String person = visit.aPersonAged(LocalDate.of(1970, 1, 1),
				Map.of("insurance_type", "310", "person_type", "116032", "old_channel_group", group));

		for (Reply rejected : new Reply[]{visit.verified(person), shown(Map.of("card_number", person, "identity_checked", true))}) {
			assertThat(rejected.text("result")).isEqualTo("REJECTED");
			assertThat(rejected.text("reason")).isEqualTo("old_channel_person");
			assertThat(rejected.text("next_action")).isEqualTo("SETTLE_AT_WINDOW");
			assertThat(rejected.body().has("person")).isFalse();
		}
	}

	@Test
	void theCitySwitchesThereAndBackAndABillUnderWayIsNotTouched() {
		Reply before = visit.aReadyPatient();
		String person = before.body().at("/person/person_no").asString();
		city.sandbox("POST", "/faults", Map.of("party", "insurance", "operation", "SYJ1", "mode", "DECLINE", "code", "777", "times", 0));

		Reply switched = visit.verified(person);
		assertThat(switched.text("reason")).isEqualTo("insurance_switched_to_backup");
		assertThat(switched.text("next_action")).isEqualTo("SETTLE_AT_WINDOW");
		assertThat(visit.pay(Visit.bill(before.text("verification_id"), Visit.billNumber(), NORVASC, 20_000)).text("state")).isEqualTo("PAID");

		city.noFaults();
		assertThat(visit.verified(person).text("result")).isEqualTo("VERIFIED");
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({"SYJ1,NO_ANSWER_BEFORE", "SYJ1,DOWN", "SYJ1,SERVER_ERROR", "SYJ1,UNKNOWN_CODE", "SYJ1,DECLINE", "SM01,NO_ANSWER_AFTER", "SM01,DOWN",
			"SM01,SERVER_ERROR", "SM01,UNKNOWN_CODE", "SM01,DECLINE"})
	void anOldChannelThatTellsNothingHoldsNobodyUp(String message, String mode) {
		String person = visit.aPatient();
		city.fault("insurance", message, mode, 1);

		assertThat(visit.verified(person).text("result")).isEqualTo("VERIFIED");
	}

	@Test
	void aCardIdentifiesAndItsVisitIsSettledByTheIdentityNumber() {
		Reply ready = visit.aReadyPatient();
		String person = ready.body().at("/person/person_no").asString();

		Reply verified = shown(Map.of("card_number", person, "identity_checked", true));
		assertThat(verified.text("result")).as("%s", verified.body()).isEqualTo("VERIFIED");
		assertThat(verified.text("kind")).isEqualTo("CARD");
		assertThat(verified.body().at("/person/person_no").asString()).isEqualTo(person);

		String number = Visit.billNumber();
		Visit.ok(visit.pay(Visit.bill(verified.text("verification_id"), number, NORVASC, 20_000)));
		var payment = visit.eventually(number, "AT_WINDOW");
		assertThat(payment.at("/insurance/state").asString()).isEqualTo("SETTLED");
		assertThat(payment.path("next_action").asString()).isEqualTo("CONFIRM_ON_PHONE");
		assertThat(city.books("unionpay")).filteredOn(row -> row.path("person_no").asString().equals(person)).isEmpty();
	}

	@Test
	void aCardOrIdentityNumberNeedsTheOperatorsCheck() {
		Reply refused = shown(Map.of("card_number", "3100000000000001"));

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.text("field")).isEqualTo("identity_checked");
	}

	@Test
	void aCardNobodyHasIsRejected() {
		Reply rejected = shown(Map.of("card_number", "ZZ000000", "identity_checked", true));

		assertThat(rejected.text("result")).isEqualTo("REJECTED");
		assertThat(rejected.text("reason")).isEqualTo("person_refused");
	}
}
