package medpay.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.insurance.InsurancePlatform.Diagnosis;
import medpay.insurance.InsurancePlatform.DiagnosesOrder;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonNumber;
import medpay.shared.Scene;
import medpay.shared.call.OutsideCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes out, field by field against the published tables, and byte for byte once. */
class RequestFieldsTest {

	private static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");
	private static final String HEADER = "infno msgid mdtrtarea_admvs recer_sys_code cainfo signtype infver opter_type opter opter_name inf_time"
			+ " fixmedins_code fixmedins_name";

	private final ScriptedPlatform platform = new ScriptedPlatform(Door.CRYPTO, Door.HOSPITAL_PUBLIC, Door.PLATFORM_PRIVATE);
	private final Door door = new Door(platform);

	static Stream<Arguments> requiredFields() {
		return Stream.of(
				Arguments.of("9001", "signIn", "opter_no mac ip", false),
				Arguments.of("1101", "data", "mdtrt_cert_type mdtrt_cert_no psn_cert_type certno psn_name", false),
				Arguments.of("2201A", "data",
						"psn_no insutype begntime mdtrt_cert_type mdtrt_cert_no ipt_otp_no atddr_no dr_name dept_code dept_name caty",
						true),
				Arguments.of("2202", "data", "psn_no mdtrt_id ipt_otp_no", true),
				Arguments.of("2203", "mdtrtinfo", "mdtrt_id psn_no med_type begntime", true),
				Arguments.of("2203", "diseinfo",
						"diag_type diag_srt_no diag_code diag_name diag_dept dise_dor_no dise_dor_name diag_time vali_flag", true),
				Arguments.of("2204", "feedetail",
						"feedetl_sn mdtrt_id psn_no chrg_bchno rx_circ_flag fee_ocur_time med_list_codg medins_list_codg det_item_fee_sumamt cnt pric"
								+ " bilg_dept_codg bilg_dept_name bilg_dr_codg bilg_dr_name hosp_appr_flag",
						true),
				Arguments.of("2205", "data", "mdtrt_id chrg_bchno psn_no", true),
				Arguments.of("2206", "data",
						"psn_no mdtrt_cert_type mdtrt_cert_no med_type medfee_sumamt psn_setlway mdtrt_id chrg_bchno acct_used_flag insutype", true),
				Arguments.of("2207", "data",
						"psn_no mdtrt_cert_type mdtrt_cert_no med_type medfee_sumamt psn_setlway mdtrt_id chrg_bchno insutype acct_used_flag"
								+ " fulamt_ownpay_amt overlmt_selfpay preselfpay_amt inscp_scp_amt",
						true),
				Arguments.of("2208", "data", "setl_id mdtrt_id psn_no", true), Arguments.of("2601", "data", "psn_no omsgid oinfno", true));
	}

	private List<OutsideCall<?>> everyCall() {
		InsuredVisit visit = Door.visit();
		return List.of(door.client.person(Door.HOSPITAL, Door.voucher(), Door.CASHIER),
				door.client.openVisit(visit, new VisitOpeningOrder("V1", AT, Door.STAFF, "A03")),
				door.client.closeVisit(visit, ScriptedPlatform.VISIT, "V1"), door.client.tellDiagnoses(visit, diagnoses("M00503")),
				door.client.uploadLines(visit, new LinesOrder(ScriptedPlatform.VISIT, "B1", null, Door.lines(), Door.STAFF)),
				door.client.withdrawLines(visit, ScriptedPlatform.VISIT, "B1"), door.client.trySettlement(visit, Door.bill()),
				door.client.settle(visit, Door.bill(), Door.scope()),
				door.client.reverse(visit, ScriptedPlatform.VISIT, ScriptedPlatform.SETTLEMENT),
				door.client.voidTransaction(visit, "H31010600001202611220902300001", "2207"));
	}

	private static DiagnosesOrder diagnoses(String disease) {
		return new DiagnosesOrder(ScriptedPlatform.VISIT, "140101", AT, disease,
				List.of(new Diagnosis("C34.900", "肺恶性肿瘤", true), new Diagnosis("I10.x00", "高血压", false)), Door.STAFF);
	}

	@ParameterizedTest
	@MethodSource("requiredFields")
	void everyRequiredFieldIsThereAndNotEmpty(String infno, String node, String fields, boolean namesThePerson) {
		everyCall().forEach(OutsideCall::send);
		ObjectNode message = platform.sent(infno).getFirst().message();
		assertThat(message.path("infno").asString()).isEqualTo(infno);
		filled(message, HEADER);
		if (namesThePerson) {
			filled(message, "insuplc_admdvs");
		}
		if (!infno.equals("9001")) {
			filled(message, "sign_no");
		}
		JsonNode input = message.path("input").path(node);
		for (JsonNode row : input.isArray() ? input : List.of(input)) {
			filled(row, fields);
		}
	}

	private static void filled(JsonNode part, String fields) {
		for (String field : List.of(fields.split(" ", -1))) {
			assertThat(part.path(field).asString("")).as(field).isNotBlank();
		}
	}

	@Test
	void writesASettlementByteForByte() {
		byte[] request = door.client.settle(Door.visit(), Door.bill(), Door.scope()).request();
		String cainfo = PlatformJson.object(request).path("cainfo").asString();
		assertThat(new String(request, UTF_8).replace(cainfo, "<cainfo>")).isEqualTo(
				"{\"infno\":\"2207\",\"msgid\":\"H31010600001202611220902300001\",\"mdtrtarea_admvs\":\"310106\",\"insuplc_admdvs\":\"310115\","
						+ "\"recer_sys_code\":\"MBS_LOCAL\",\"dev_no\":\"\",\"dev_safe_info\":\"\",\"cainfo\":\"<cainfo>\",\"signtype\":\"SM2\","
						+ "\"infver\":\"V1.0\",\"opter_type\":\"1\",\"opter\":\"C007\",\"opter_name\":\"张收费\",\"inf_time\":\"2026-11-22 09:02:30\","
						+ "\"fixmedins_code\":\"H31010600001\",\"fixmedins_name\":\"示范医院\",\"sign_no\":\"359754\",\"app_id\":\"\",\"enc_type\":\"\","
						+ "\"input\":{\"data\":{\"psn_no\":\"P310000001\",\"mdtrt_cert_type\":\"01\","
						+ "\"mdtrt_cert_no\":\"310000ec0123456789abcdef0123456789abcd\",\"med_type\":\"11\",\"medfee_sumamt\":620.00,"
						+ "\"psn_setlway\":\"01\",\"mdtrt_id\":\"300178725\",\"chrg_bchno\":\"B1\",\"insutype\":\"310\",\"acct_used_flag\":\"1\","
						+ "\"invono\":\"\",\"fulamt_ownpay_amt\":20.00,\"overlmt_selfpay\":0.00,\"preselfpay_amt\":20.00,\"inscp_scp_amt\":580.00}}}");
	}

	@Test
	void sendsThePreparedBytesAndNothingBefore() {
		door.client.person(Door.HOSPITAL, Door.voucher(), Door.CASHIER).send();
		var call = door.client.settle(Door.visit(), Door.bill(), Door.scope());
		assertThat(platform.sent("2207")).isEmpty();
		call.send();
		call.send();
		assertThat(platform.sent("2207")).hasSize(2).allSatisfy(sent -> {
			assertThat(sent.bytes()).isEqualTo(call.request());
			assertThat(sent.address()).hasToString("http://127.0.0.1:1/gjptqzyy-prod/api/v1/route");
			assertThat(sent.headers()).containsEntry("Content-Type", "application/json;charset=UTF-8");
		});
		assertThat(call.number()).isEqualTo("H31010600001202611220902300002");
		assertThat(call.party()).isEqualTo("insurance");
		assertThat(call.operation()).isEqualTo("2207");
	}

	@Test
	void writesLinesWithTheirDecimals() {
		String request = new String(
				door.client.uploadLines(Door.visit(), new LinesOrder(ScriptedPlatform.VISIT, "B1", "M00503", Door.lines(), Door.STAFF)).request(),
				UTF_8);
		assertThat(request).contains("\"det_item_fee_sumamt\":200.00,\"cnt\":3.0000,\"pric\":66.666667,", "\"dise_codg\":\"M00503\"",
				"\"fee_ocur_time\":\"2026-11-22 09:00:00\"", "\"prd_days\":0,", "\"hosp_appr_flag\":\"1\"", "\"rx_circ_flag\":\"0\"");
	}

	@Test
	void namesAnotherOrderingDoctorByTheCodeAlone() {
		var line = new UploadLine("B1-1", "01A", "H1", "项目", new BigDecimal("1"), new BigDecimal("1"), new Money(100), AT, "0305", "D9", "0", true);
		JsonNode sent = PlatformJson
				.object(door.client.uploadLines(Door.visit(), new LinesOrder(ScriptedPlatform.VISIT, "B1", null, List.of(line), Door.STAFF))
						.request())
				.path("input").path("feedetail").path(0);
		assertThat(List.of(sent.path("bilg_dept_codg").asString(), sent.path("bilg_dept_name").asString(), sent.path("bilg_dr_codg").asString(),
				sent.path("bilg_dr_name").asString(), sent.path("rx_circ_flag").asString(), sent.path("hosp_appr_flag").asString()))
				.containsExactly("0305", "0305", "D9", "D9", "1", "0");
	}

	@Test
	void tellsTheMainDiagnosisFromTheOthers() {
		JsonNode rows = PlatformJson.object(door.client.tellDiagnoses(Door.visit(), diagnoses("M00503")).request()).path("input").path("diseinfo");
		assertThat(rows.get(0).path("diag_type").asString()).isEqualTo("1");
		assertThat(rows.get(0).path("diag_srt_no").asInt()).isEqualTo(1);
		assertThat(rows.get(1).path("diag_type").asString()).isEqualTo("2");
		assertThat(rows.get(1).path("diag_srt_no").asInt()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({"DOCTOR,1", "NURSE,1", "CASHIER,1", "TERMINAL,2", "MOBILE,3"})
	void tellsWhatStandsAtTheCounter(Operator.Kind kind, String code) {
		var call = door.client.person(Door.HOSPITAL, Door.voucher(), new Operator("X1", "自助机一号", kind));
		assertThat(PlatformJson.object(call.request()).path("opter_type").asString()).isEqualTo(code);
	}

	@Test
	void tellsASocialSecurityCardAsShanghaiWantsIt() {
		var known = new Credential(Credential.Kind.CARD, "A58570401", "01", new IdCardNumber(ScriptedPlatform.ID_NUMBER), null);
		var unknown = new Credential(Credential.Kind.CARD, "A58570401", null, null, null);
		assertThat(shown(door, known)).isEqualTo("02 " + ScriptedPlatform.ID_NUMBER);
		assertThat(shown(door, unknown)).isEqualTo("03 A58570401");
		var elsewhere = new Door(platform, "2201", Door.PLATFORM_PUBLIC, Map.of("medpay.insurance.card-by-id-number", "false"));
		assertThat(shown(elsewhere, known)).isEqualTo("03 A58570401");
	}

	private static String shown(Door door, Credential credential) {
		JsonNode data = PlatformJson.object(door.client.person(Door.HOSPITAL, credential, Door.CASHIER).request()).path("input").path("data");
		assertThat(data.path("card_sn").asString("?")).isEmpty();
		return data.path("mdtrt_cert_type").asString() + " " + data.path("mdtrt_cert_no").asString();
	}

	@Test
	void opensTheVisitUnderTheInstitutionsOwnNumber() {
		var national = new Door(platform, "2201", Door.PLATFORM_PUBLIC, Map.of());
		var call = national.client.openVisit(Door.visit(), new VisitOpeningOrder("V1", AT, Door.STAFF, "A03"));
		assertThat(call.operation()).isEqualTo("2201");
		assertThat(PlatformJson.object(call.request()).path("infno").asString()).isEqualTo("2201");
	}

	@Test
	void asksTheVoucherCentreBelowItsAddress() {
		var call = door.client.decode(Door.HOSPITAL, "3100202611220902300000310000", new Counter("0201", "内科", Scene.REGISTRATION),
				new Operator("T1", "自助机一号", Operator.Kind.TERMINAL));
		assertThat(call.party()).isEqualTo("voucher-centre");
		assertThat(call.operation()).isEqualTo("1162");
		assertThat(new String(call.request(), UTF_8)).isEqualTo("{\"data\":{\"orgId\":\"H31010600001\",\"businessType\":\"01101\","
				+ "\"businessInfo\":\"\",\"operatorId\":\"T1\",\"operatorName\":\"自助机一号\",\"officeId\":\"0201\",\"officeName\":\"内科\","
				+ "\"deviceType\":\"SelfService\",\"ecQrCode\":\"3100202611220902300000310000\"}}");
		call.send();
		assertThat(platform.sent("1162").getFirst().address()).hasToString("http://127.0.0.1:1/centre/localcfc/api/hsecfc/localQrCodeQuery");
		assertThat(platform.sent("9001")).isEmpty();
	}

	@Test
	void refusesToWriteWhatTheInterfaceForbids() {
		var undecoded = new Credential(Credential.Kind.E_VOUCHER, ScriptedPlatform.TOKEN, null, null, null);
		assertThatThrownBy(() -> door.client.person(Door.HOSPITAL, undecoded, Door.CASHIER)).isInstanceOf(IllegalArgumentException.class);
		var nowhere = new InsuredVisit(Door.HOSPITAL, new PersonNumber("P1"), "310", "", Door.voucher(), Door.CASHIER);
		assertThatThrownBy(() -> door.client.trySettlement(nowhere, Door.bill())).hasMessageContaining("insuplc_admdvs");
		var many = java.util.Collections.nCopies(101, Door.lines().getFirst());
		assertThatThrownBy(() -> door.client.uploadLines(Door.visit(), new LinesOrder(ScriptedPlatform.VISIT, "B1", null, many, Door.STAFF)))
				.hasMessageContaining("101");
	}

	@Test
	void printsNothingPersonal() {
		assertThat(everyCall()).allSatisfy(call -> assertThat(call.toString()).doesNotContain(ScriptedPlatform.PERSON, ScriptedPlatform.NAME,
				ScriptedPlatform.ID_NUMBER, ScriptedPlatform.TOKEN));
	}
}
