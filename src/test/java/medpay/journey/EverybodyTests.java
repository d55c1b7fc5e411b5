package medpay.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.journey.City.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody pays without a touch, from the newborn to the age of 95, in every scene; and who is not insured pays alone. */
@SandboxTest
class EverybodyTests {

	/** 甲类, 20.00 yuan. */
	private static final String ELECTROCARDIOGRAM = "003107010010000";
	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	@LocalServerPort
	private int port;

	private City city;
	private Visit visit;

	@BeforeEach
	void open() {
		city = new City(port);
		visit = new Visit(city, city.hospital(0));
	}

	/** Times twenty yuan, all in scope, at a hospital of level three; yuan of deductible met and on the accounts; then who pays what. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# who                              | scene           | insurance | type   | age | times | met | current | history || fund | account | self
			a newborn                          | EMERGENCY       | 390       | 149901 | 0   | 25    | 0   | 0       | 0       || 100  | 0       | 400
			a student                          | OUTPATIENT      | 390       | 1404   | 20  | 30    | 0   | 0       | 0       || 50   | 0       | 550
			an adult resident                  | OUTPATIENT      | 390       | 156035 | 40  | 50    | 0   | 0       | 0       || 250  | 0       | 750
			a resident of 95                   | OUTPATIENT      | 390       | 156037 | 95  | 5     | 300 | 0       | 0       || 50   | 0       | 50
			an employee under 45, registering  | REGISTRATION    | 310       | 116031 | 30  | 1     | 500 | 0       | 0       || 14   | 0       | 6
			an employee under 45               | OUTPATIENT      | 310       | 116031 | 44  | 10    | 500 | 100     | 0       || 70   | 100     | 30
			an employee from 45, nothing left  | OUTPATIENT      | 310       | 116032 | 45  | 30    | 0   | 50      | 530     || 35   | 565     | 0
			somebody retired to 69             | EMERGENCY       | 310       | 126037 | 69  | 20    | 0   | 0       | 0       || 75   | 0       | 325
			somebody retired from 70           | OUTPATIENT      | 310       | 126067 | 70  | 5     | 300 | 0       | 20      || 75   | 20      | 5
			离休 of 95, fully insured            | OUTPATIENT      | 310       | 1300   | 95  | 50    | 0   | 0       | 0       || 1000 | 0       | 0
			a serious disease                  | SERIOUS_DISEASE | 310       | 116032 | 50  | 50    | 0   | 30      | 0       || 850  | 0       | 150
			""")
	void paysWithoutATouch(String who, String scene, String insurance, String type, int age, int times, long met, long current, long history,
			String none, long fund, long account, long self) {
		String person = visit.aPersonAged(today().minusYears(age), Map.of("insurance_type", insurance, "person_type", type, "deductible_met_fen",
				met * 100, "current_account_fen", current * 100, "history_account_fen", history * 100));
		visit.aCard(person, 1_000_000);
		visit.aSignedAgreement(person);

		Reply paid = visit.pay(bill(visit.verified(person).text("verification_id"), scene, times));

		assertThat(paid.text("state")).as("%s", paid.body()).isEqualTo("PAID");
		assertThat(paid.fen("/insurance/fund_paid_fen")).as("fund").isEqualTo(fund * 100);
		assertThat(paid.fen("/insurance/personal_account_paid_fen")).as("account").isEqualTo(account * 100);
		assertThat(paid.fen("/insurance/self_pay_fen")).as("self-pay").isEqualTo(self * 100);
		assertThat(paid.body().at("/charge/state").asString()).isEqualTo(self == 0 ? "NONE" : "CHARGED");
		assertThat(paid.body().at("/charge/amount_fen").asLong()).isEqualTo(self * 100);
	}

	@Test
	void whoIsNotInsuredIsVerifiedByNumberAndPaysTheWholeBillAlone() {
		String number = Visit.idNumber(77_001);
		String person = visit.aPersonAged(today().minusYears(33), Map.of("id_number", number));

		Reply verified = Visit.ok(city.call(city.hospital(0), "POST", "/voucher-verifications", Map.of("id_number", number, "identity_checked", true,
				"scene", "OUTPATIENT", "department_code", "0301", "operator", Visit.operator(), "terminal", "ROOM-1")));
		Reply answered = visit.pay(bill(verified.text("verification_id"), "OUTPATIENT", 5));

		assertThat(verified.text("result")).isEqualTo("VERIFIED");
		assertThat(verified.body().at("/person/insurance_type").isMissingNode() || verified.body().at("/person/insurance_type").isNull()).isTrue();
		assertThat(answered.text("state")).as("%s", answered.body()).isEqualTo("AT_WINDOW");
		assertThat(answered.body().at("/insurance/state").asString()).isEqualTo("NONE");
		assertThat(answered.fen("/insurance/self_pay_fen")).isEqualTo(10_000);
		assertThat(city.books("insurance")).noneMatch(row -> row.path("person_no").asString().equals(person));
		Reply code = city.sandbox("POST", "/patients/" + person + "/codes", Map.of("kind", "INSURANCE_VOUCHER"));
		assertThat(code.status()).as("no insurance, no e-voucher").isEqualTo(422);
	}

	private static Map<String, Object> bill(String verification, String scene, int times) {
		List<Map<String, Object>> lines = List.of(Map.of("line_number", 1, "item_code", ELECTROCARDIOGRAM, "hospital_item_code", "H1", "item_name",
				"常规心电图检查", "unit_price", "20.00", "quantity", times, "amount_fen", times * 2000L));
		String number = Visit.billNumber();
		var bill = new HashMap<>(Visit.bill(verification, number, "V-" + number, lines, times * 2000L));
		bill.put("scene", scene);
		if (scene.equals("SERIOUS_DISEASE")) {
			bill.computeIfPresent("visit", (_, told) -> withDiseaseCode((Map<?, ?>) told));
		}
		return bill;
	}

	private static Map<Object, Object> withDiseaseCode(Map<?, ?> told) {
		var visit = new HashMap<Object, Object>(told);
		visit.put("disease_code", "M07800");
		return visit;
	}

	private static LocalDate today() {
		return LocalDate.now(SHANGHAI);
	}
}
