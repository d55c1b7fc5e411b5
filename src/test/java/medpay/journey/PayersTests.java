package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who pays the self-pay part: one account after the other, after a word on the phone, or a guardian. */
@SandboxTest
class PayersTests {

	private static final String UNKNOWN = "UNKNOWN-ITEM";

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

	private String aSecondAgreement(String person) {
		Reply opened = Visit
				.ok(city.call(city.entryApp(), "POST", "/agreements", Map.of("person_no", person, "channel", "UNIONPAY", "consent_version",
						"2026-1", "another", true, "request_number", "second-" + person)));
		Visit.ok(city.sandbox("POST", "/patients/" + person + "/confirmations", Map.of()));
		String number = opened.text("agreement_number");
		for (int look = 0; look < 100; look++) {
			if (city.call(city.entryApp(), "GET", "/agreements/" + number, null).text("state").equals("ACTIVE")) {
				return number;
			}
			Visit.pause();
		}
		throw new AssertionError("The second agreement never became active");
	}

	private List<JsonNode> charged(String person) {
		return city.books("unionpay").stream()
				.filter(row -> row.path("kind").asString().equals("CHARGED") && row.path("person_no").asString().equals(person)).toList();
	}

	private Reply identified(String person) {
		JsonNode known = visit.verified(person).body();
		return Visit.ok(city.call(city.hospital(0), "POST", "/voucher-verifications",
				Map.of("id_number", known.at("/person/id_number").asString(), "identity_checked", true, "scene", "OUTPATIENT", "department_code",
						"0301",
						"operator", Visit.operator(), "terminal", "ROOM-1")));
	}

	/** As soon as something waits on the phone. {@code word}: confirmations or refusals. */
	private void says(String person, String word) {
		for (int look = 0; look < 100; look++) {
			if (!Visit.ok(city.sandbox("POST", "/patients/" + person + "/" + word, Map.of())).body().iterator().next().isEmpty()) {
				return;
			}
			Visit.pause();
		}
		throw new AssertionError("Nothing ever waited on the phone");
	}

	@Test
	void theSecondAccountPaysWhenTheFirstOnesLimitIsTooLow() {
		String person = visit.aPatient();
		visit.aCard(person, 100);
		String first = visit.aSignedAgreement(person);
		visit.aCard(person, 1_000_000);
		String second = aSecondAgreement(person);

		Reply paid = visit.pay(Visit.bill(visit.verified(person).text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000));

		assertThat(paid.status()).as("%s", paid.body()).isEqualTo(201);
		assertThat(paid.text("state")).isEqualTo("PAID");
		assertThat(paid.body().at("/charge/agreement_number").asString()).isEqualTo(second).isNotEqualTo(first);
		assertThat(charged(person)).hasSize(1);
	}

	@Test
	void goesToTheWindowWithTheReasonInWordsWhenNoAccountCarriesIt() {
		String person = visit.aPatient();
		visit.aCard(person, 100);
		visit.aSignedAgreement(person);
		visit.aCard(person, 200);
		aSecondAgreement(person);

		Reply answered = visit.pay(Visit.bill(visit.verified(person).text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000));

		assertThat(answered.text("state")).as("%s", answered.body()).isEqualTo("AT_WINDOW");
		assertThat(answered.body().at("/operator_text/zh").asString()).contains("因信用账户的可用额度不足，请到窗口缴纳 100.00 元");
		assertThat(charged(person)).isEmpty();
	}

	@Test
	void aLostAnswerNeverMovesOnToTheSecondAccount() {
		String person = visit.aPatient();
		visit.aCard(person, 1_000_000);
		String first = visit.aSignedAgreement(person);
		visit.aCard(person, 1_000_000);
		aSecondAgreement(person);
		String number = Visit.billNumber();
		city.fault("unionpay", "consume", "NO_ANSWER_AFTER", 1);

		visit.pay(Visit.bill(visit.verified(person).text("verification_id"), number, UNKNOWN, 10_000));

		JsonNode paid = visit.eventually(number, "PAID");
		assertThat(paid.at("/charge/agreement_number").asString()).isEqualTo(first);
		assertThat(charged(person)).hasSize(1);
	}

	@Test
	void theEstimateSaysBeforehandThatNoAccountWillCarryTheVisit() {
		String person = visit.aPatient();
		visit.aCard(person, 100);
		visit.aSignedAgreement(person);
		Map<String, Object> bill = Visit.bill(visit.verified(person).text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000);

		Reply tooLow = Visit.ok(city.call(city.hospital(0), "POST", "/payments/estimates", bill));
		assertThat(tooLow.body().path("agreement_will_carry").asBoolean()).as("%s", tooLow.body()).isFalse();
		assertThat(tooLow.body().at("/why/en").asString()).isEqualTo("the limit will not carry this visit");

		visit.aCard(person, 1_000_000);
		aSecondAgreement(person);
		Reply enough = Visit.ok(city.call(city.hospital(0), "POST", "/payments/estimates", bill));
		assertThat(enough.body().path("agreement_will_carry").asBoolean()).as("%s", enough.body()).isTrue();
	}

	@Test
	void whoOnlyIdentifiedIsChargedAfterAYesOnThePhone() {
		String person = visit.aReadyPatient().body().at("/person/person_no").asString();
		String number = Visit.billNumber();

		Reply asked = visit.pay(Visit.bill(identified(person).text("verification_id"), number, UNKNOWN, 10_000));
		assertThat(asked.text("state")).as("%s", asked.body()).isEqualTo("AT_WINDOW");
		assertThat(asked.text("next_action")).isEqualTo("CONFIRM_ON_PHONE");
		assertThat(asked.body().at("/patient_text/zh").asString()).contains("请您在手机上确认由您的信用账户支付 100.00 元");
		assertThat(charged(person)).isEmpty();

		says(person, "confirmations");
		JsonNode paid = visit.eventually(number, "PAID");
		assertThat(paid.at("/charge/amount_fen").asLong()).isEqualTo(10_000);
		assertThat(charged(person)).hasSize(1);
	}

	@Test
	void aNoOnThePhoneLeavesItToTheWindow() {
		String person = visit.aReadyPatient().body().at("/person/person_no").asString();
		String number = Visit.billNumber();
		visit.pay(Visit.bill(identified(person).text("verification_id"), number, UNKNOWN, 10_000));
		says(person, "refusals");

		JsonNode refused = untilCollected(number);
		assertThat(refused.path("state").asString()).isEqualTo("AT_WINDOW");
		assertThat(refused.at("/operator_text/zh").asString()).contains("因手机上没有同意扣款");
		assertThat(charged(person)).isEmpty();
	}

	@Test
	void aPatientWhoDoesNotAnswerInTimeIsChargedByNothingThatComesLater() {
		String person = visit.aReadyPatient().body().at("/person/person_no").asString();
		String number = Visit.billNumber();
		visit.pay(Visit.bill(identified(person).text("verification_id"), number, UNKNOWN, 10_000));

		city.advanceClock(Duration.ofMinutes(31));
		assertThat(untilCollected(number).at("/window/reason").asString()).isEqualTo("confirmation_lapsed");
		says(person, "confirmations");
		for (int look = 0; look < 5; look++) {
			Visit.pause();
			assertThat(visit.paymentOf(number).text("state")).isEqualTo("AT_WINDOW");
		}
		assertThat(charged(person)).isEmpty();
	}

	@Test
	void theQuestionIsAskedOnceEvenWhenItsAnswerIsLost() {
		String person = visit.aReadyPatient().body().at("/person/person_no").asString();
		String number = Visit.billNumber();
		city.fault("unionpay", "confirm", "NO_ANSWER_AFTER", 1);
		visit.pay(Visit.bill(identified(person).text("verification_id"), number, UNKNOWN, 10_000));

		says(person, "confirmations");
		visit.eventually(number, "PAID");
		assertThat(charged(person)).hasSize(1);
	}

	@Test
	void withoutAnAgreementWhoOnlyIdentifiedPaysAtTheWindow() {
		Reply answered = visit.pay(Visit.bill(identified(visit.aPatient()).text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000));

		assertThat(answered.text("state")).isEqualTo("AT_WINDOW");
		assertThat(answered.text("next_action")).as("%s", answered.body()).isEqualTo("COLLECT_AT_WINDOW");
	}

	@Test
	void theGuardianPaysForTheChildAndSeesItInTheApp() {
		String guardian = visit.aReadyPatient().body().at("/person/person_no").asString();
		String child = visit.aPersonAged(LocalDate.of(2018, 5, 1),
				Map.of("insurance_type", "390", "person_type", "149901", "guardian_person_no", guardian,
						"current_account_fen", 0, "history_account_fen", 0, "deductible_met_fen", 0));
		String code = Visit
				.ok(city.sandbox("POST", "/patients/" + guardian + "/codes", Map.of("kind", "FAMILY_SUISHEN_CODE", "for_person_no", child)))
				.text("code");

		Reply paid = visit.pay(Visit.bill(Visit.ok(visit.verify(code)).text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000));

		assertThat(paid.text("state")).as("%s", paid.body()).isEqualTo("PAID");
		assertThat(paid.body().at("/patient_text/zh").asString()).contains("监护人的信用账户支付 100.00 元");
		assertThat(charged(guardian)).hasSize(1);

		JsonNode mine = Visit.ok(city.call(city.entryApp(), "GET", "/persons/" + guardian + "/payments", null)).body();
		assertThat(mine.at("/items/0/payment_id").asString()).isEqualTo(paid.text("payment_id"));
		assertThat(mine.at("/items/0/paid_by").asString()).isEqualTo("GUARDIAN");
		assertThat(mine.at("/items/0/person_no").asString()).isEqualTo(child);
		assertThat(city.call(city.entryApp(), "GET", "/persons/" + child + "/payments", null).status()).isEqualTo(404);
	}

	@Test
	void aPersonsPaymentsComeNewestFirstAcrossHospitalsPageByPage() {
		Reply verification = visit.aReadyPatient();
		String person = verification.body().at("/person/person_no").asString();
		String first = visit.pay(Visit.bill(verification.text("verification_id"), Visit.billNumber(), UNKNOWN, 1_000)).text("payment_id");
		var elsewhere = new Visit(city, city.hospital(1));
		String second = elsewhere.pay(Visit.bill(elsewhere.verified(person).text("verification_id"), Visit.billNumber(), UNKNOWN, 2_000))
				.text("payment_id");

		JsonNode newest = Visit.ok(city.call(city.entryApp(), "GET", "/persons/" + person + "/payments?limit=1", null)).body();
		assertThat(newest.at("/items/0/payment_id").asString()).isEqualTo(second);
		JsonNode older = Visit.ok(
				city.call(city.entryApp(), "GET", "/persons/" + person + "/payments?limit=1&cursor=" + newest.path("next_cursor").asString(), null))
				.body();
		assertThat(older.at("/items/0/payment_id").asString()).isEqualTo(first);
		assertThat(older.path("next_cursor").isNull()).isTrue();

		assertThat(city.call(city.entryApp(), "GET", "/persons/" + UUID.randomUUID().toString().substring(0, 20) + "/payments", null).status())
				.isEqualTo(404);
		assertThat(city.call(city.hospital(0), "GET", "/persons/" + person + "/payments", null).status()).isEqualTo(403);
		assertThat(city.call(city.entryApp(), "GET", "/persons/" + person + "/payments?limit=0", null).status()).isEqualTo(422);
	}

	@Test
	void theWindowIsThePatientsChoiceAndTheAccountIsLeftAlone() {
		Reply verification = visit.aReadyPatient();
		Map<String, Object> bill = new HashMap<>(Visit.bill(verification.text("verification_id"), Visit.billNumber(), UNKNOWN, 10_000));
		bill.put("self_pay_by", "WINDOW");

		Reply answered = visit.pay(bill);

		assertThat(answered.text("state")).as("%s", answered.body()).isEqualTo("AT_WINDOW");
		assertThat(answered.text("next_action")).isEqualTo("COLLECT_AT_WINDOW");
		assertThat(answered.body().at("/operator_text/en").asString()).contains("because the window was chosen for this bill");
		assertThat(charged(verification.body().at("/person/person_no").asString())).isEmpty();
	}

	@Test
	void thePersonalAccountIsLeftAloneWhenThePatientWantsItSo() {
		Reply with = visit.aReadyPatient();
		Reply without = visit.aReadyPatient();
		Map<String, Object> bill = new HashMap<>(Visit.bill(without.text("verification_id"), Visit.billNumber(), "XC08CAA187A001020101187", 10_000));
		bill.put("use_personal_account", false);

		assertThat(visit.pay(Visit.bill(with.text("verification_id"), Visit.billNumber(), "XC08CAA187A001020101187", 10_000))
				.fen("/insurance/personal_account_paid_fen")).isPositive();
		Reply left = visit.pay(bill);
		assertThat(left.fen("/insurance/personal_account_paid_fen")).as("%s", left.body()).isZero();
		assertThat(left.fen("/charge/amount_fen")).isEqualTo(left.fen("/insurance/self_pay_fen"));
	}

	private JsonNode untilCollected(String number) {
		for (int look = 0; look < 200; look++) {
			JsonNode payment = visit.paymentOf(number).body();
			if (payment.path("next_action").asString().equals("COLLECT_AT_WINDOW")) {
				return payment;
			}
			Visit.pause();
		}
		throw new AssertionError("It is still asked on the phone: " + visit.paymentOf(number).body());
	}
}
