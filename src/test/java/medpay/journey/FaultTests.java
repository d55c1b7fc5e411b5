package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The counterparties misbehave: every payment still finds its end, and money moves once (I1, I8, I9). */
@SandboxTest
class FaultTests {

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

	@ParameterizedTest(name = "{0} {1} {2} ends {3}")
	@CsvSource({"insurance,2201,NO_ANSWER_BEFORE,PAID", "insurance,2204,NO_ANSWER_AFTER,PAID", "insurance,2206,UNKNOWN_CODE,PAID",
			"insurance,2206,DECLINE,REFUSED", "insurance,2207,DECLINE,REFUSED", "insurance,2207,NO_ANSWER_BEFORE,PAID",
			"insurance,2207,NO_ANSWER_AFTER,PAID", "insurance,2207,WRONG_AMOUNT,PAID", "insurance,2207,WRONG_SIGNATURE,PAID",
			"insurance,2207,SERVER_ERROR,PAID", "insurance,2207,DOWN,PAID", "insurance,2207,DUPLICATE,PAID", "unionpay,consume,DECLINE,AT_WINDOW",
			"unionpay,consume,NO_ANSWER_BEFORE,PAID", "unionpay,consume,NO_ANSWER_AFTER,PAID", "unionpay,consume,WRONG_AMOUNT,PAID",
			"unionpay,consume,WRONG_SIGNATURE,PAID", "unionpay,consume,UNKNOWN_CODE,PAID", "unionpay,consume,DUPLICATE,PAID",
			"unionpay,notify,NO_ANSWER_BEFORE,PAID", "unionpay,notify,WRONG_SIGNATURE,PAID"})
	void everyFaultHasAnEnd(String party, String operation, String mode, String end) {
		Reply verification = visit.aReadyPatient();
		String person = verification.body().at("/person/person_no").asString();
		String number = Visit.billNumber();
		city.fault(party, operation, mode, 1);

		visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 40_000, "UNKNOWN-ITEM", 3_000));
		JsonNode payment = visit.eventually(number, end);

		long standing = count("insurance", "SETTLED", person) - count("insurance", "REVERSED", person);
		assertThat(standing).as("%s", payment).isEqualTo(end.equals("REFUSED") ? 0 : 1);
		assertThat(count("unionpay", "CHARGED", person)).isEqualTo(end.equals("PAID") ? 1 : 0);
	}

	@Test
	void aDoubtIsAnsweredWith202AndNeverCalledAFailure() {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		city.fault("unionpay", "consume", "NO_ANSWER_BEFORE", 0);
		city.fault("unionpay", "query", "NO_ANSWER_BEFORE", 0);

		Reply open = visit.pay(Visit.bill(verification.text("verification_id"), number, "UNKNOWN-ITEM", 3_000));

		assertThat(open.status()).isEqualTo(202);
		assertThat(open.text("state")).isEqualTo("CHARGE_IN_DOUBT");
		assertThat(open.text("next_action")).isEqualTo("ASK_AGAIN");
		assertThat(open.text("release")).isEqualTo("NO");
		city.noFaults();
		assertThat(visit.eventually(number, "PAID").at("/charge/state").asString()).isEqualTo("CHARGED");
	}

	/** Nobody reads in between: a read would ask too. */
	@Test
	void aLostOrderIsSentAgainWithinItsHourAlsoAfterASilenceOfMinutes() {
		Reply verification = visit.aReadyPatient();
		String person = verification.body().at("/person/person_no").asString();
		city.fault("unionpay", "consume", "DOWN", 1);
		city.fault("unionpay", "query", "DOWN", 0);
		assertThat(visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 3_000)).status()).isEqualTo(202);
		city.advanceClock(Duration.ofMinutes(2));
		eventually(() -> struck("query") > 0);
		city.noFaults();

		city.advanceClock(Duration.ofMinutes(4));

		eventually(() -> count("unionpay", "CHARGED", person) == 1);
	}

	private int struck(String operation) {
		return city.sandbox("GET", "/faults", null).body().path("faults").valueStream()
				.filter(fault -> fault.path("operation").asString().equals(operation)).mapToInt(fault -> fault.path("struck").asInt()).sum();
	}

	private static void eventually(BooleanSupplier condition) {
		for (int look = 0; look < 300 && !condition.getAsBoolean(); look++) {
			Visit.pause();
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

	@Test
	void aSecondBillOfTheVisitWaitsWhileTheFirstIsAtThePlatform() {
		Reply verification = visit.aReadyPatient();
		String id = verification.text("verification_id");
		city.fault("insurance", "2207", "NO_ANSWER_BEFORE", 1);
		String first = Visit.billNumber();
		var bill = Visit.bill(id, first, "V-" + first, List.of(Map.of("line_number", 1, "item_code", NORVASC, "hospital_item_code", "H", "item_name",
				"药", "unit_price", "20", "quantity", 1, "amount_fen", 2000)), 2000);
		Thread.startVirtualThread(() -> visit.pay(bill));
		visit.eventually(first, "SETTLING_INSURANCE");

		Reply second = visit.pay(Visit.bill(id, Visit.billNumber(), "V-" + first, List.of(Map.of("line_number", 1, "item_code", NORVASC,
				"hospital_item_code", "H", "item_name", "药", "unit_price", "20", "quantity", 1, "amount_fen", 2000)), 2000));

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.text("code")).isEqualTo("visit_busy");
		assertThat(second.body().path("retryable").asBoolean()).isTrue();
		visit.eventually(first, "PAID");
	}

	private long count(String party, String kind, String person) {
		return city.books(party).stream().filter(row -> row.path("kind").asString().equals(kind) && row.path("person_no").asString().equals(person))
				.count();
	}
}
