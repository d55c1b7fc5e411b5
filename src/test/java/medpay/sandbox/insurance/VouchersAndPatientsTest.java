package medpay.sandbox.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.time.OffsetDateTime;
import java.util.Map;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.VoucherMessages;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxTest;
import medpay.sandbox.insurance.PlatformCaller.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The phone's codes at the centre and at the platform, and the control API's patients. */
@SandboxTest
class VouchersAndPatientsTest {

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxKeys keys;

	@Autowired
	private SandboxDatabase database;

	private PlatformCaller platform;
	private Map<String, String> patient;

	@BeforeEach
	void aPatient() {
		platform = new PlatformCaller(port, keys);
		patient = platform.newPatient(12_345, 0, 0);
	}

	@Test
	void decodesACodeThatOpensAVisitAndSettlesItHoursLater() {
		ObjectNode shown = showCode();
		assertThat(shown.path("code").asString()).matches("[0-9]{22}310000");
		assertThat(OffsetDateTime.parse(shown.path("expires_at").asString())).isNotNull();
		JsonNode identity = decode(shown.path("code").asString()).path("data");
		String token = identity.path("ecToken").asString();
		assertThat(token).matches("310000ec[0-9a-f]{30}");
		assertThat(identity.path("idNo").asString()).isEqualTo(patient.get("id"));

		Reply person = person(token, "测试甲");
		assertThat(person.output().path("baseinfo").path("psn_no").asString()).isEqualTo(patient.get("psn_no"));
		assertThat(person.output().path("insuinfo").path(0).path("balc").decimalValue()).isEqualByComparingTo("123.45");
		assertThat(person(token, "别人").text()).contains("certno");
		assertThat(person(token, "").text()).contains("data.psn_name");
		String visit = open(token).output().path("data").path("mdtrt_id").asString();
		assertThat(upload(visit).infcode()).isZero();

		advance("2 hours");

		assertThat(trial(visit, token).infcode()).as("the token opened this visit").isZero();
		assertThat(person(token, "测试甲").text()).contains("令牌已过期");
		assertThat(open(token).text()).contains("令牌已过期");
		String other = open(token(showCode())).output().path("data").path("mdtrt_id").asString();
		assertThat(other).isEqualTo(visit);
		assertThat(decode(shown.path("code").asString()).path("message").asString()).contains("过期");
	}

	@Test
	void refusesAScanThatIsNoVoucherAsTheCentreWasSeenToDo() {
		ObjectNode refused = decode("1234567890123456789012310000");

		assertThat(refused).isEqualTo(PlatformJson.object("""
				{"message":"请使用医保电子凭证二维码","success":false,"code":500159}""".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void anotherPersonsTokenDoesNotSettle() {
		var visit = new PlatformVisit(platform).open(0, 0, 0);
		visit.upload("B1", visit.line("S1", "001102000010000", "22.00", "1", "22.00"));

		assertThat(trialOf(visit.person(), visit.mdtrtId(), token(showCode())).text()).contains("mdtrt_cert_no");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name               | ""
			name               | "%s"
			name               | "a\\u0000b"
			id_number          | "31010119700101"
			id_number          | "31010119700101001x"
			birth_date         | "1970-02-30"
			birth_date         | "2999-01-01"
			birth_date         | "yesterday"
			insurance_type     | "320"
			insurance_type     | null
			person_type        | null
			person_type        | "156035"
			person_type        | "x' or 1=1"
			current_account_fen| -1
			history_account_fen| 100000000001
			deductible_met_fen | -5
			guardian_person_no | "31009999"
			guardian_person_no | "<script>"
			""")
	void namesTheFieldOfAPatientThatCannotBe(String field, String value) {
		HttpResponse<byte[]> refused = register(field, value.replace("%s", "很".repeat(51)));

		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
		assertThat(PlatformJson.object(refused.body()).path("field").asString()).isEqualTo(field);
	}

	@ParameterizedTest
	@ValueSource(strings = {"5", "true", "{}", "[]"})
	void namesTheFieldOfTheWrongType(String value) {
		HttpResponse<byte[]> refused = register("name", value);

		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(PlatformJson.object(refused.body()).path("field").asString()).isEqualTo("name");
	}

	@Test
	void theSameIdentityNumberIsTheSamePersonWithNewFigures() {
		HttpResponse<byte[]> again = register("current_account_fen", "777");

		assertThat(PlatformJson.object(again.body()).path("person_no").asString()).isEqualTo(patient.get("psn_no"));
		assertThat(person(token(showCode()), "测试乙").output().path("insuinfo").path(0).path("balc").decimalValue()).isEqualByComparingTo("7.77");
	}

	@Test
	void keepsNoNameAndNoNumberInTheClear() {
		var row = database.jdbc().sql("select name, id_number, id_number_hash from sandbox.insured_person where person_no = :number")
				.param("number", patient.get("psn_no")).query().singleRow();

		assertThat(row.values()).allSatisfy(value -> assertThat(new String((byte[]) value, StandardCharsets.UTF_8))
				.doesNotContain("测试甲").doesNotContain(String.valueOf(patient.get("id"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delegation_starts_on | 2026-01-01 | delegation_starts_on
			delegation_ends_on   | 2026-02-30 | delegation_ends_on
			old_channel_group    | RICH       | old_channel_group
			guardian_person_no   | %s         | guardian_person_no
			""")
	void namesTheFieldOfADelegationThatCannotBe(String field, String value, String blamed) {
		HttpResponse<byte[]> refused = register(field, "\"" + value.replace("%s", String.valueOf(patient.get("psn_no"))) + "\"");

		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(PlatformJson.object(refused.body()).path("field").asString()).isEqualTo(blamed);
	}

	@Test
	void aFamilyCodeNeedsADelegationToThisGuardian() {
		String path = "/sandbox/api/patients/" + patient.get("psn_no") + "/codes";
		var stranger = platform.newPatient(0, 0, 0);

		for (String body : List.of("{\"kind\":\"FAMILY_SUISHEN_CODE\"}",
				"{\"kind\":\"FAMILY_SUISHEN_CODE\",\"for_person_no\":\"" + stranger.get("psn_no") + "\"}",
				"{\"kind\":\"SUISHEN_CODE\",\"for_person_no\":\"" + stranger.get("psn_no") + "\"}")) {
			HttpResponse<byte[]> refused = platform.post(path, body);
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(PlatformJson.object(refused.body()).path("field").asString()).isEqualTo("for_person_no");
		}
		assertThat(PlatformJson.object(platform.post(path, "{\"kind\":\"SUISHEN_CODE\"}").body()).path("code").asString())
				.matches("SSM[0-9A-Z]{29}");
	}

	@ParameterizedTest
	@ValueSource(strings = {"X", "suishen_code", ""})
	void refusesAKindOfCodeThatNoPhoneShows(String kind) {
		var refused = platform.post("/sandbox/api/patients/" + patient.get("psn_no") + "/codes", "{\"kind\":\"" + kind + "\"}");

		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(PlatformJson.object(refused.body()).path("field").asString()).isEqualTo("kind");
	}

	@Test
	void anUnknownPersonShowsNoCode() {
		assertThat(platform.post("/sandbox/api/patients/1/codes", "{\"kind\":\"INSURANCE_VOUCHER\"}").statusCode()).isEqualTo(404);
		assertThat(platform.post("/sandbox/api/patients/x/codes", "{\"kind\":\"INSURANCE_VOUCHER\"}").statusCode()).isEqualTo(404);
	}

	@Test
	void theCatalogueHasSixtyItemsOfAllClasses() {
		JsonNode items = PlatformJson.object(platform.get("/sandbox/api/catalogue").body()).path("items");

		assertThat(items.size()).isGreaterThanOrEqualTo(60);
		assertThat(items.valueStream().map(item -> item.path("item_class").asString()).distinct()).containsExactlyInAnyOrder("01", "02", "03");
		assertThat(items).allSatisfy(item -> {
			assertThat(item.propertyNames()).containsExactlyInAnyOrder("item_code", "item_name", "item_class", "price_ceiling_fen",
					"first_pay_share");
			assertThat(item.path("price_ceiling_fen").isIntegralNumber()).isTrue();
			assertThat(item.path("first_pay_share").isNumber()).isTrue();
		});
	}

	private HttpResponse<byte[]> register(String field, String value) {
		ObjectNode body = PlatformCaller.object("""
				{"name":"测试乙","id_number":"%s","birth_date":"1970-01-01","insurance_type":"310","person_type":"116032",
				"current_account_fen":0,"history_account_fen":0,"deductible_met_fen":0}""".formatted(patient.get("id")));
		body.set(field, PlatformCaller.object("{\"v\":" + value + "}").get("v"));
		return platform.post("/sandbox/api/patients", body.toString());
	}

	private ObjectNode showCode() {
		return PlatformJson.object(
				platform.post("/sandbox/api/patients/" + patient.get("psn_no") + "/codes", "{\"kind\":\"INSURANCE_VOUCHER\"}").body());
	}

	private ObjectNode decode(String code) {
		return PlatformJson.object(platform.post("/sandbox/voucher-centre" + VoucherMessages.PATH, """
				{"data":{"orgId":"H31010100001","businessType":"01301","businessInfo":"","operatorId":"1001","operatorName":"张医生","officeId":"01",
				"officeName":"内科","deviceType":"","ecQrCode":"%s"}}""".formatted(code)).body());
	}

	private String token(ObjectNode shown) {
		return decode(shown.path("code").asString()).path("data").path("ecToken").asString();
	}

	private Reply person(String token, String name) {
		return platform.call("1101", """
				{"data":{"mdtrt_cert_type":"01","mdtrt_cert_no":"%s","psn_cert_type":"01","certno":"%s","psn_name":"%s"}}""".formatted(token,
				patient.get("id"), name));
	}

	private Reply open(String token) {
		return platform.call("2201A", """
				{"data":{"psn_no":"%s","insutype":"310","begntime":"2026-11-23 09:00:00","mdtrt_cert_type":"01","mdtrt_cert_no":"%s",
				"ipt_otp_no":"T-%s","atddr_no":"D1","dr_name":"李医生","dept_code":"01","dept_name":"内科","caty":"A03"}}""".formatted(
				patient.get("psn_no"), token, patient.get("psn_no")));
	}

	private Reply upload(String visit) {
		var open = new PlatformVisit.Open(platform, patient, visit, "T");
		return open.upload("B1", open.line("S1", "001102000010000", "22.00", "1", "22.00"));
	}

	private Reply trial(String visit, String token) {
		return trialOf(String.valueOf(patient.get("psn_no")), visit, token);
	}

	private Reply trialOf(String person, String visit, String token) {
		return platform.call("2206", """
				{"data":{"psn_no":"%s","mdtrt_cert_type":"01","mdtrt_cert_no":"%s","med_type":"12","medfee_sumamt":"22.00","psn_setlway":"01",
				"mdtrt_id":"%s","chrg_bchno":"B1","acct_used_flag":"1","insutype":"310"}}""".formatted(person, token, visit));
	}

	private void advance(String interval) {
		database.jdbc().sql("update sandbox.business_clock set ahead = ahead + cast(:by as interval)").param("by", interval).update();
	}
}
