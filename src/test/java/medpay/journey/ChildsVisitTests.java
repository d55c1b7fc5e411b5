package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A child's visit by a family Suishen code: the child's insurance settles, the guardian's card pays. And an adult's own Suishen code. */
@SandboxTest
class ChildsVisitTests {

	private static final String NORVASC = "XC08CAA187A001020101187";

	@LocalServerPort
	private int port;
	@Autowired
	private BusinessClock clock;
	@Autowired
	private JdbcClient jdbc;

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

	private String aGuardian() {
		String guardian = visit.aPatient();
		visit.aCard(guardian, 1_000_000);
		visit.aSignedAgreement(guardian);
		return guardian;
	}

	private LocalDate today() {
		return BusinessDate.of(clock.now()).value();
	}

	private String aChildOf(String guardian, LocalDate born, Map<String, Object> delegation) {
		var figures = new HashMap<String, Object>(delegation);
		figures.putAll(Map.of("insurance_type", "390", "person_type", "149901", "guardian_person_no", guardian));
		return visit.aPersonAged(born, figures);
	}

	private String familyCode(String guardian, String child) {
		return Visit.ok(city.sandbox("POST", "/patients/" + guardian + "/codes", Map.of("kind", "FAMILY_SUISHEN_CODE", "for_person_no", child)))
				.text("code");
	}

	@Test
	void theChildsInsuranceSettlesAndTheGuardiansCardPays() {
		String guardian = aGuardian();
		String child = aChildOf(guardian, today().minusYears(7), Map.of());

		Reply verified = Visit.ok(visit.verify(familyCode(guardian, child)));
		assertThat(verified.text("result")).as("%s", verified.body()).isEqualTo("VERIFIED");
		assertThat(verified.text("kind")).isEqualTo("FAMILY_SUISHEN_CODE");
		assertThat(verified.body().at("/person/person_no").asString()).isEqualTo(child);
		assertThat(verified.body().at("/guardian/person_no").asString()).isEqualTo(guardian);
		assertThat(verified.body().at("/guardian/name").asString()).isEqualTo("测***");
		assertThat(verified.body().at("/guardian").has("id_number")).isFalse();
		assertThat(verified.body().at("/agreement/status").asString()).isEqualTo("ACTIVE");
		assertThat(verified.body().at("/operator_text/zh").asString()).contains("监护人");

		String number = Visit.billNumber();
		Reply paid = visit.pay(Visit.bill(verified.text("verification_id"), number, NORVASC, 40_000, "UNKNOWN-ITEM", 10_000));

		assertThat(paid.text("state")).as("%s", paid.body()).isEqualTo("PAID");
		assertThat(paid.fen("/charge/amount_fen")).isEqualTo(paid.fen("/insurance/self_pay_fen")).isPositive();
		JsonNode settled = rowOf("insurance", "their_number", paid.body().at("/insurance/settlement_number").asString());
		assertThat(settled.path("person_no").asString()).isEqualTo(child);
		assertThat(settled.path("amount_fen").asLong()).isEqualTo(50_000);
		JsonNode charged = rowOf("unionpay", "our_number", paid.body().at("/charge/order_number").asString());
		assertThat(charged.path("person_no").asString()).isEqualTo(guardian);
		assertThat(charged.path("amount_fen").asLong()).isEqualTo(paid.fen("/insurance/self_pay_fen"));
		new Books(city, jdbc).agree();
	}

	private JsonNode rowOf(String party, String field, String number) {
		List<JsonNode> rows = city.books(party).stream().filter(row -> row.path(field).asString().equals(number)).toList();
		assertThat(rows).hasSize(1);
		return rows.getFirst();
	}

	@ParameterizedTest(name = "{0} years old, from {1} to {2} days: {3}, {4}")
	@CsvSource({"7,1,30,delegation_not_begun,SETTLE_AT_WINDOW", "7,-30,-1,delegation_expired,SHOW_CODE_AGAIN",
			"18,0,30,child_above_age,SHOW_CODE_AGAIN"})
	void aDelegationThatDoesNotHoldIsRefusedAndNothingMoves(int age, int begins, int ends, String reason, String nextAction) {
		String guardian = aGuardian();
		String child = aChildOf(guardian, today().minusYears(age),
				Map.of("delegation_starts_on", today().plusDays(begins).toString(), "delegation_ends_on", today().plusDays(ends).toString()));

		Reply refused = visit.verify(familyCode(guardian, child));

		assertThat(refused.status()).isEqualTo(200);
		assertThat(refused.text("result")).isEqualTo("REJECTED");
		assertThat(refused.text("reason")).isEqualTo(reason);
		assertThat(refused.text("next_action")).isEqualTo(nextAction);
		assertThat(refused.body().has("person")).isFalse();
		assertThat(refused.body().has("guardian")).isFalse();
		assertThat(visit.pay(Visit.bill(refused.text("verification_id"), Visit.billNumber(), NORVASC, 1_000)).text("code"))
				.isEqualTo("verification_not_verified");
	}

	@Test
	void aDelegationEndsOnTheBirthdayThatReachesTheAge() {
		String guardian = aGuardian();
		String child = aChildOf(guardian, today().minusYears(18).plusDays(1), Map.of());
		assertThat(visit.verify(familyCode(guardian, child)).text("result")).isEqualTo("VERIFIED");

		city.advanceClock(Duration.ofDays(1));

		assertThat(visit.verify(familyCode(guardian, child)).text("reason")).isEqualTo("child_above_age");
	}

	@Test
	void aGuardianWhoCannotPayIsRefusedUntilAnAgreementIsSigned() {
		String guardian = visit.aPatient();
		visit.aCard(guardian, 1_000_000);
		String child = aChildOf(guardian, today().minusYears(3), Map.of());
		assertThat(visit.verify(familyCode(guardian, child)).text("reason")).isEqualTo("guardian_without_agreement");

		visit.aSignedAgreement(guardian);

		assertThat(visit.verify(familyCode(guardian, child)).text("result")).isEqualTo("VERIFIED");
	}

	@Test
	void anAdultsOwnSuishenCodePaysLikeAnEVoucher() {
		String person = aGuardian();
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "SUISHEN_CODE"))).text("code");

		Reply verified = Visit.ok(visit.verify(code));
		assertThat(verified.text("kind")).isEqualTo("SUISHEN_CODE");
		Reply paid = visit.pay(Visit.bill(verified.text("verification_id"), Visit.billNumber(), NORVASC, 40_000, "UNKNOWN-ITEM", 10_000));

		assertThat(paid.text("state")).as("%s", paid.body()).isEqualTo("PAID");
		assertThat(jdbc.sql("select distinct cert_type from sandbox.insurance_settlement where person_no = :person").param("person", person)
				.query(String.class).list()).containsExactly("01");
	}

	@ParameterizedTest
	@CsvSource({"NO_ANSWER_BEFORE", "NO_ANSWER_AFTER", "SERVER_ERROR", "DOWN", "WRONG_SIGNATURE", "UNKNOWN_CODE"})
	void aDoubtfulDecodingIsDecidedWhenTheSameCodeIsShownAgain(String mode) {
		String person = visit.aPatient();
		String code = Visit.ok(city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "SUISHEN_CODE"))).text("code");
		city.fault("suishen", "decode", mode, 1);

		Reply doubt = visit.verify(code);
		Reply again = visit.verify(code);

		assertThat(doubt.status()).isEqualTo(200);
		assertThat(doubt.text("result")).isEqualTo("IN_DOUBT");
		assertThat(again.text("result")).isEqualTo("VERIFIED");
		assertThat(again.text("verification_id")).isEqualTo(doubt.text("verification_id"));
	}

	@Test
	void aCodeOfAnUnknownKindIsRefusedNamingTheField() {
		Reply refused = visit.verify("WX-PAY-13912345678");

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("code_kind_unknown");
		assertThat(refused.text("field")).isEqualTo("code");
	}
}
