package medpay.voucher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.access.Clients;
import medpay.agreement.AgreementWorld;
import medpay.insurance.InsurancePlatform.VoucherDecoding;
import medpay.shared.PersonNumber;
import medpay.testing.SignedHttp;
import medpay.testing.SignedHttp.Reply;
import medpay.testing.TwoHospitals;
import medpay.voucher.ApiWorld;
import medpay.voucher.ScriptedPlatform;
import medpay.voucher.ScriptedSuishen;
import medpay.voucher.VoucherWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = ApiWorld.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "medpay.sandbox.enabled=false")
@ContextConfiguration(initializers = AgreementWorld.Database.class)
class VerificationApiTest {

	private static final String SECRET = "a-secret-of-32-characters-or-more";
	private static final String COUNTER = """
			"scene":"OUTPATIENT","department_code":"0301","operator":{"code":"D1","name":"周明","kind":"DOCTOR"},"terminal":"T-1\"""";

	@LocalServerPort
	private int port;
	@Autowired
	private Clients clients;
	@Autowired
	private ScriptedPlatform platform;
	@Autowired
	private ScriptedSuishen suishen;
	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void clientsAndAuthoritiesInAGoodMood() {
		clients.enrol("his-1", Clients.Kind.HIS, TwoHospitals.FIRST, SECRET);
		clients.enrol("entry-1", Clients.Kind.ENTRY, TwoHospitals.PLATFORM, SECRET);
		platform.reset();
		suishen.reset();
	}

	@Test
	void tellsTheHospitalWhoItIsInFull() throws Exception {
		Reply verified = verify("\"code\":\"" + VoucherWorld.someDigits() + "\"");

		assertThat(verified.status()).isEqualTo(200);
		assertThat(UUID.fromString(verified.text("/verification_id")).version()).isEqualTo(7);
		assertThat(verified.text("/result")).isEqualTo("VERIFIED");
		assertThat(verified.text("/kind")).isEqualTo("INSURANCE_VOUCHER");
		assertThat(verified.text("/person/person_no")).isEqualTo("310000000000000001");
		assertThat(verified.text("/person/name")).isEqualTo("测试甲");
		assertThat(verified.text("/person/id_number")).isEqualTo(ScriptedPlatform.ID_NUMBER);
		assertThat(verified.text("/person/birth_date")).isEqualTo("1990-01-01");
		assertThat(verified.text("/person/insurance_type")).isEqualTo("310");
		assertThat(verified.text("/person/insured_area")).isEqualTo("310101");
		assertThat(verified.text("/person/person_type")).isEqualTo("116031");
		assertThat(verified.body().has("agreement")).isFalse();
		assertThat(verified.body().has("reason")).isFalse();
		assertThat(verified.text("/expires_at")).isEqualTo("2026-11-23T16:00:00Z");
	}

	@Test
	void saysWhatTheOperatorDoesWhenACodeIsRefused() throws Exception {
		platform.decoding = code -> new VoucherDecoding.Refused("500159", "请使用医保电子凭证二维码");

		Reply rejected = verify("\"code\":\"" + VoucherWorld.someDigits() + "\"");

		assertThat(rejected.status()).isEqualTo(200);
		assertThat(rejected.text("/result")).isEqualTo("REJECTED");
		assertThat(rejected.text("/reason")).isEqualTo("code_refused");
		assertThat(rejected.text("/next_action")).isEqualTo("SHOW_CODE_AGAIN");
		assertThat(rejected.text("/operator_text/zh")).contains("重新亮码");
		assertThat(rejected.text("/operator_text/en")).contains("show it again");
		assertThat(rejected.body().has("person")).isFalse();
	}

	@Test
	void saysInDoubtWhenNobodyAnswers() throws Exception {
		platform.decoding = code -> new VoucherDecoding.NoAnswer("timeout");

		Reply doubt = verify("\"code\":\"" + VoucherWorld.someDigits() + "\"");

		assertThat(doubt.status()).isEqualTo(200);
		assertThat(doubt.text("/result")).isEqualTo("IN_DOUBT");
		assertThat(doubt.text("/next_action")).isEqualTo("ASK_AGAIN");
	}

	@Test
	void identifiesByIdNumberWhenTheOperatorHasChecked() throws Exception {
		Reply verified = verify("\"id_number\":\"" + ScriptedPlatform.ID_NUMBER + "\",\"identity_checked\":true");

		assertThat(verified.status()).isEqualTo(200);
		assertThat(verified.text("/kind")).isEqualTo("ID_NUMBER");
	}

	@Test
	void identifiesByCardWhenTheOperatorHasChecked() throws Exception {
		Reply verified = verify("\"card_number\":\"A58570401\",\"identity_checked\":true");

		assertThat(verified.status()).isEqualTo(200);
		assertThat(verified.text("/kind")).isEqualTo("CARD");
		assertThat(verified.body().has("guardian")).isFalse();
	}

	@Test
	void namesACodeOfAnUnknownKindInBothLanguagesAndAsksNobody() throws Exception {
		long before = stored();
		Reply refused = verify("\"code\":\"SSX" + "0".repeat(29) + "\"");
		suishen.connected = false;
		Reply unconnected = verify("\"code\":\"SSM" + "0".repeat(29) + "\"");

		for (Reply each : new Reply[]{refused, unconnected}) {
			assertThat(each.status()).isEqualTo(422);
			assertThat(each.text("/code")).isEqualTo("code_kind_unknown");
			assertThat(each.text("/field")).isEqualTo("code");
			assertThat(each.body().toString()).contains("无法识别的码").contains("This kind of code is unknown");
		}
		assertThat(stored()).isEqualTo(before);
		assertThat(suishen.decodings).hasValue(0);
	}

	@Test
	void tellsASuishenCodeByItsForm() throws Exception {
		assertThat(verify("\"code\":\"SSM" + "%029d".formatted(System.nanoTime()) + "\"").text("/kind")).isEqualTo("SUISHEN_CODE");
	}

	@Test
	void saysWhyAFamilyCodeIsRefusedAndShowsNeitherChildNorGuardian() throws Exception {
		suishen.decoding = code -> ScriptedSuishen.decoded(LocalDate.of(2019, 5, 6),
				ScriptedSuishen.delegation(new PersonNumber("310000000000000077"), LocalDate.of(2026, 1, 1), null));

		Reply rejected = verify("\"code\":\"SSF" + "%029d".formatted(System.nanoTime()) + "\"");

		assertThat(rejected.status()).isEqualTo(200);
		assertThat(rejected.text("/kind")).isEqualTo("FAMILY_SUISHEN_CODE");
		assertThat(rejected.text("/reason")).isEqualTo("guardian_without_agreement");
		assertThat(rejected.text("/next_action")).isEqualTo("SETTLE_AT_WINDOW");
		assertThat(rejected.text("/operator_text/zh")).contains("监护人");
		assertThat(rejected.body().toString()).doesNotContain("310000000000000077", "测试");
	}

	@Test
	void refusesAnEntryApp() throws Exception {
		Reply refused = new SignedHttp(port, "entry-1", SECRET).post("/api/v1/voucher-verifications", "{\"code\":\"1\"," + COUNTER + "}");

		assertThat(refused.status()).isEqualTo(403);
	}

	static Stream<Arguments> badBodies() {
		return Stream.of(Arguments.of(422, "code", "{" + COUNTER + "}"),
				Arguments.of(422, "code", "{\"code\":\"1\",\"card_number\":\"2\"," + COUNTER + "}"),
				Arguments.of(422, "code", "{\"code\":\"\"," + COUNTER + "}"),
				Arguments.of(422, "code", "{\"code\":\"" + "1".repeat(513) + "\"," + COUNTER + "}"),
				Arguments.of(422, "code", "{\"code\":\"1234567890\"," + COUNTER + "}"),
				Arguments.of(422, "code", "{\"code\":\"https://example.com/pay\"," + COUNTER + "}"),
				Arguments.of(422, "card_number", "{\"card_number\":\"6216\",\"identity_checked\":true," + COUNTER + "}"),
				Arguments.of(422, "identity_checked", "{\"card_number\":\"62160000\"," + COUNTER + "}"),
				Arguments.of(422, "identity_checked", "{\"id_number\":\"310101199001010000\"," + COUNTER + "}"),
				Arguments.of(422, "identity_checked", "{\"id_number\":\"310101199001010000\",\"identity_checked\":false," + COUNTER + "}"),
				Arguments.of(422, "id_number", "{\"id_number\":\"31 01\",\"identity_checked\":true," + COUNTER + "}"),
				Arguments.of(422, "scene", "{\"code\":\"1\"," + COUNTER.replace("OUTPATIENT", "PHARMACY") + "}"),
				Arguments.of(422, "operator.kind", "{\"code\":\"1\"," + COUNTER.replace("DOCTOR", "ROBOT") + "}"),
				Arguments.of(422, "operator.name", "{\"code\":\"1\"," + COUNTER.replace("周明", "") + "}"),
				Arguments.of(422, "terminal", "{\"code\":\"1\"," + COUNTER.replace("T-1", "T".repeat(65)) + "}"),
				Arguments.of(422, "department_code", "{\"code\":\"1\"," + COUNTER.replace("0301", "") + "}"),
				Arguments.of(400, "code", "{\"code\":12," + COUNTER + "}"),
				Arguments.of(400, "identity_checked", "{\"id_number\":\"310101199001010000\",\"identity_checked\":\"yes\"," + COUNTER + "}"));
	}

	@ParameterizedTest
	@MethodSource("badBodies")
	void namesTheFieldAtFaultAndStoresNothing(int status, String field, String body) throws Exception {
		long before = stored();

		Reply refused = new SignedHttp(port, "his-1", SECRET).post("/api/v1/voucher-verifications", body);

		assertThat(refused.status()).isEqualTo(status);
		assertThat(refused.text("/field")).isEqualTo(field);
		assertThat(stored()).isEqualTo(before);
		assertThat(platform.decodings).hasValue(0);
		assertThat(platform.lookups).hasValue(0);
	}

	@Test
	void saysWhichSceneIsNotSupported() throws Exception {
		Reply refused = new SignedHttp(port, "his-1", SECRET).post("/api/v1/voucher-verifications",
				"{\"code\":\"1\"," + COUNTER.replace("OUTPATIENT", "INPATIENT_DISCHARGE") + "}");

		assertThat(refused.text("/code")).isEqualTo("scene_not_supported");
	}

	private long stored() {
		return jdbc.sql("select count(*) from voucher_verification").query(Long.class).single();
	}

	private Reply verify(String shown) throws Exception {
		return new SignedHttp(port, "his-1", SECRET).post("/api/v1/voucher-verifications", "{" + shown + "," + COUNTER + "}");
	}
}
