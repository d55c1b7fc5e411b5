package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One no-touch visit: the patient shows a code, sees the doctor and leaves. */
@SandboxTest
class OneVisitTests {

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

	@Test
	void thePatientDoesNothingAndBothPartsArePaid() {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();

		Reply paid = visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 40_000, "UNKNOWN-ITEM", 10_000));

		assertThat(paid.status()).as("%s", paid.body()).isEqualTo(201);
		assertThat(paid.text("state")).isEqualTo("PAID");
		assertThat(paid.fen("/insurance/fund_paid_fen") + paid.fen("/insurance/personal_account_paid_fen") + paid.fen("/insurance/other_paid_fen")
				+ paid.fen("/insurance/self_pay_fen")).isEqualTo(50_000);
		assertThat(paid.fen("/charge/amount_fen")).isEqualTo(paid.fen("/insurance/self_pay_fen")).isPositive();
		assertThat(paid.body().at("/insurance/lines/1/item_class").asString()).isEqualTo("03");
		assertThat(paid.text("release")).isEqualTo("YES");
	}

	/** Repetition has one effect and one answer (I5). */
	@Test
	void theSameBillAgainIsTheSamePaymentAndOtherContentIsAConflict() {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		Map<String, Object> bill = Visit.bill(verification.text("verification_id"), number, NORVASC, 20_000);
		String payment = Visit.ok(visit.pay(bill)).text("payment_id");

		Reply again = visit.pay(bill);
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.text("payment_id")).isEqualTo(payment);

		Reply other = visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 20_001));
		assertThat(other.status()).isEqualTo(409);
		assertThat(other.text("code")).isEqualTo("bill_number_conflict");
		assertThat(other.text("field")).isEqualTo("lines[0].unit_price");
	}

	@Test
	void fiftyIdenticalRequestsAtOnceMoveMoneyOnce() throws Exception {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		Map<String, Object> bill = Visit.bill(verification.text("verification_id"), number, NORVASC, 30_000, "UNKNOWN-ITEM", 7_000);

		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Reply> pay = () -> visit.pay(bill);
			List<Future<Reply>> replies = threads.invokeAll(Collections.nCopies(50, pay));
			for (Future<Reply> reply : replies) {
				assertThat(reply.get().status()).as("%s", reply.get().body()).isIn(200, 201, 202);
			}
		}

		JsonNode paid = visit.eventually(number, "PAID");
		String order = paid.at("/charge/order_number").asString();
		String settlement = paid.at("/insurance/settlement_number").asString();
		assertThat(city.books("unionpay")).filteredOn(row -> row.path("our_number").asString().equals(order)).hasSize(1);
		assertThat(city.books("insurance")).filteredOn(row -> row.path("their_number").asString().equals(settlement)).hasSize(1);
		String person = verification.body().at("/person/person_no").asString();
		assertThat(city.books("insurance")).filteredOn(row -> row.path("person_no").asString().equals(person)).hasSize(1);
	}

	@Test
	void aDeclinedChargeGoesToTheWindowAndTheInsuredPartStands() {
		String person = visit.aPatient();
		visit.aCard(person, 100);
		visit.aSignedAgreement(person);
		Reply verification = visit.verified(person);

		Reply answered = visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), NORVASC, 40_000, "UNKNOWN-ITEM", 10_000));

		assertThat(answered.status()).isEqualTo(201);
		assertThat(answered.text("state")).isEqualTo("AT_WINDOW");
		assertThat(answered.body().at("/insurance/state").asString()).isEqualTo("SETTLED");
		assertThat(answered.body().at("/charge/state").asString()).isEqualTo("DECLINED");
		assertThat(answered.text("next_action")).isEqualTo("COLLECT_AT_WINDOW");
		assertThat(answered.text("release")).isEqualTo("NO");
	}

	/** Nobody is charged without an agreement (I19). */
	@Test
	void withoutAnAgreementTheSelfPayPartWaitsAtTheWindow() {
		Reply verification = visit.verified(visit.aPatient());

		Reply answered = visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), "UNKNOWN-ITEM", 10_000));

		assertThat(answered.text("state")).isEqualTo("AT_WINDOW");
		assertThat(answered.body().at("/charge/reason").asString()).isEqualTo("no_agreement");
	}

	@Test
	void anEstimateMovesNothingAndTheBillCanBePaidAfterwards() {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		Map<String, Object> bill = Visit.bill(verification.text("verification_id"), number, NORVASC, 40_000, "UNKNOWN-ITEM", 10_000);
		int settled = city.books("insurance").size();

		Reply estimate = city.call(city.hospital(0), "POST", "/payments/estimates", bill);
		assertThat(estimate.status()).as("%s", estimate.body()).isEqualTo(200);
		assertThat(city.books("insurance")).hasSize(settled);

		Reply paid = visit.pay(bill);
		assertThat(paid.text("state")).isEqualTo("PAID");
		assertThat(paid.fen("/insurance/self_pay_fen")).isEqualTo(estimate.fen("/self_pay_fen"));
	}

	@Test
	void severalBillsOfOneVisitNeedOneScan() {
		Reply verification = visit.aReadyPatient();
		String id = verification.text("verification_id");
		String visitNumber = "V-" + Visit.billNumber();
		List<Map<String, Object>> lines = List.of(Map.of("line_number", 1, "item_code", NORVASC, "hospital_item_code", "H1", "item_name", "药",
				"unit_price", "10", "quantity", 2, "amount_fen", 2000));
		for (int bill = 0; bill < 3; bill++) {
			Reply paid = visit.pay(Visit.bill(id, Visit.billNumber(), visitNumber, lines, 2000));
			assertThat(paid.text("state")).as("%s", paid.body()).isEqualTo("PAID");
		}

		Reply elsewhere = visit.pay(Visit.bill(id, Visit.billNumber(), "V-" + Visit.billNumber(), lines, 2000));
		assertThat(elsewhere.status()).isEqualTo(422);
		assertThat(elsewhere.text("code")).isEqualTo("verification_of_another_visit");
	}

	/** A hospital sees its own alone (I15). */
	@Test
	void anotherHospitalSeesNothingOfIt() {
		Reply verification = visit.aReadyPatient();
		String number = Visit.billNumber();
		String payment = Visit.ok(visit.pay(Visit.bill(verification.text("verification_id"), number, NORVASC, 20_000))).text("payment_id");

		assertThat(city.call(city.hospital(1), "GET", "/payments/" + payment, null).status()).isEqualTo(404);
		assertThat(city.call(city.hospital(1), "GET", "/payments?bill_number=" + number, null).status()).isEqualTo(404);
		assertThat(city.call(city.hospital(1), "POST", "/payments", Visit.bill(verification.text("verification_id"), number, NORVASC, 20_000))
				.text("code"))
				.isEqualTo("verification_unknown");
	}
}
