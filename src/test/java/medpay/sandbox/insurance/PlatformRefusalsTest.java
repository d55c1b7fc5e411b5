package medpay.sandbox.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import medpay.insurance.platform.PlatformJson;
import medpay.sandbox.SandboxKeys;
import medpay.sandbox.SandboxTest;
import medpay.sandbox.insurance.PlatformCaller.Reply;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** What the platform does not take: it says -1 and names the field, always signed. */
@SandboxTest
class PlatformRefusalsTest {

	private static final String SIGN_IN = "{\"signIn\":{\"opter_no\":\"1001\",\"mac\":\"00-16-3E-00-00-01\",\"ip\":\"10.0.0.1\"}}";

	@LocalServerPort
	private int port;

	@Autowired
	private SandboxKeys keys;

	private PlatformCaller platform;

	@BeforeEach
	void caller() {
		platform = new PlatformCaller(port, keys);
	}

	@Test
	void signsInAndAnswersInTheNationalEnvelope() {
		Reply reply = platform.call("9001", SIGN_IN);

		assertThat(reply.infcode()).isZero();
		assertThat(reply.signed()).isTrue();
		assertThat(reply.message().path("infcode").isNumber()).isTrue();
		assertThat(reply.message().path("inf_refmsgid").asString()).matches("310000[0-9]{24}");
		assertThat(reply.message().path("refmsg_time").asString()).matches("[0-9]{17}");
		assertThat(reply.output().path("signinoutb").path("sign_no").asString()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = {"msgid", "infver", "recer_sys_code", "opter_name", "inf_time", "fixmedins_code", "mdtrtarea_admvs"})
	void namesAMissingFieldOfTheEnvelope(String field) {
		ObjectNode message = PlatformJson.tree(platform.envelope("9001", platform.newMsgid(), SIGN_IN)).put(field, "");

		Reply reply = platform.reply(platform.send(PlatformJson.bytes(message)));

		assertThat(reply.infcode()).isEqualTo(-1);
		assertThat(reply.text()).contains(field);
		assertThat(reply.signed()).isTrue();
		assertThat(reply.output().isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			9001  | {"signIn":{"opter_no":"1001","mac":"x"}}                                     | signIn.ip
			1101  | {"data":{"mdtrt_cert_type":"02"}}                                            | data.mdtrt_cert_no
			2201A | {"data":{"psn_no":"1"}}                                                      | data.insutype
			2202  | {"data":{"psn_no":"1","mdtrt_id":null}}                                      | data.mdtrt_id
			2203  | {"mdtrtinfo":{"mdtrt_id":"1","psn_no":"1","med_type":"11","begntime":"x"},"diseinfo":[{"diag_type":"1"}]} | diseinfo[0].diag_srt_no
			2204  | {"feedetail":[{"feedetl_sn":"1"}]}                                           | feedetail[0].mdtrt_id
			2205  | {"data":{"mdtrt_id":"1","psn_no":"1"}}                                       | data.chrg_bchno
			2206  | {"data":{"psn_no":"1","mdtrt_cert_type":"02"}}                               | data.mdtrt_cert_no
			2207  | {}                                                                           | data.psn_no
			2208  | {"data":{"setl_id":" "}}                                                     | data.setl_id
			2601  | {"data":{"psn_no":"1","omsgid":"1"}}                                         | data.oinfno
			""")
	void namesAMissingFieldOfTheInput(String infno, String input, String field) {
		Reply reply = platform.call(infno, input);

		assertThat(reply.infcode()).isEqualTo(-1);
		assertThat(reply.text()).contains(field);
	}

	@Test
	void refusesAForeignSignature() {
		var stranger = new BouncyCastleCrypto(CryptoKeys.random());
		byte[] message = platform.envelope("9001", platform.newMsgid(), SIGN_IN).signed(stranger, keys.platform().privateKey());

		assertThat(platform.reply(platform.send(message)).text()).contains("cainfo");
	}

	@Test
	void refusesAHeaderChangedAfterSigning() {
		var crypto = new BouncyCastleCrypto(CryptoKeys.random());
		byte[] message = platform.envelope("9001", platform.newMsgid(), SIGN_IN).signed(crypto,
				platform.institution().signing().privateKey());
		ObjectNode changed = PlatformJson.object(message).put("opter", "1002");

		assertThat(platform.reply(platform.send(PlatformJson.bytes(changed))).text()).contains("cainfo");
	}

	@Test
	void refusesAMessageNumberThatIsNotTheSenders() {
		assertThat(platform.call("9001", "H99999999999202611230900000001", SIGN_IN).text()).contains("msgid");
	}

	@Test
	void refusesAMessageNumberUsedForSomethingElse() {
		String msgid = platform.newMsgid();
		platform.call("9001", msgid, SIGN_IN);

		assertThat(platform.call("9001", msgid, SIGN_IN).infcode()).as("the same once more").isZero();
		assertThat(platform.call("9001", msgid, SIGN_IN.replace("1001", "1003")).text()).contains("重复");
	}

	@Test
	void refusesUnknownTransactionsAndStrangeBodies() {
		assertThat(platform.call("4711", "{}").text()).contains("infno");
		assertThat(platform.reply(platform.send("[]".getBytes(StandardCharsets.UTF_8))).text()).contains("报文格式错误");
		assertThat(platform.reply(platform.send("{\"infno\":\"2207\"".getBytes(StandardCharsets.UTF_8))).infcode()).isEqualTo(-1);
		assertThat(platform.reply(platform.send(new byte[(1 << 20) + 1])).text()).contains("长度");
	}

	@ParameterizedTest
	@ValueSource(strings = {"1e400", "\"abc\"", "12.345", "-5", "\"null\""})
	void refusesAmountsThatAreNone(String amount) {
		var visit = new PlatformVisit(platform).open(0, 0, 0);

		Reply reply = visit.upload("B1", visit.line("S1", "X", "5.00", "1", amount));

		assertThat(reply.infcode()).isEqualTo(-1);
	}

	@Test
	void aRefusedUploadLeavesNothingBehind() {
		var visit = new PlatformVisit(platform).open(0, 0, 0);
		String good = visit.line("S1", "X", "5.00", "1", "5.00");

		assertThat(visit.upload("B1", good, good).text()).contains("S1");
		assertThat(visit.upload("B1", good).infcode()).isZero();
	}

	@Test
	void anotherPersonsVisitIsNotFound() {
		var visit = new PlatformVisit(platform).open(0, 0, 0);
		var other = new PlatformVisit(platform).open(0, 0, 0);
		var mixed = new PlatformVisit.Open(platform, other.patient(), visit.mdtrtId(), visit.hospitalNumber());

		assertThat(mixed.diagnoses().text()).contains("mdtrt_id");
		assertThat(mixed.close().text()).contains("mdtrt_id");
	}

	@Test
	void aRegistrationIsNotToldBy2203() {
		assertThat(new PlatformVisit(platform).open(0, 0, 0).diagnoses("12").text()).contains("med_type");
	}

	@Test
	void aSeriousDiseaseIsTreatedUnderItsCode() {
		var visit = new PlatformVisit(platform).open(0, 0, 0);

		assertThat(visit.diagnoses("140101").text()).contains("mdtrtinfo.dise_codg");
		assertThat(visit.diagnoses("13").infcode()).isZero();
	}

	@Test
	void whoIsNotInsuredOpensNoVisitThere() {
		String id = PlatformCaller.idNumber(901_234);
		var person = PlatformJson.object(platform.post("/sandbox/api/patients",
				"{\"name\":\"测试丙\",\"id_number\":\"%s\",\"birth_date\":\"1990-01-01\"}".formatted(id)).body()).path("person_no").asString();

		assertThat(platform.call("1101", "{\"data\":{\"mdtrt_cert_type\":\"02\",\"mdtrt_cert_no\":\"%s\"}}".formatted(id)).output()
				.path("insuinfo").size()).isZero();
		Reply opened = platform.call("2201", """
				{"data":{"psn_no":"%s","insutype":"310","begntime":"2026-11-23 09:00:00","mdtrt_cert_type":"02","mdtrt_cert_no":"%s",
				"ipt_otp_no":"V-SELF","atddr_no":"D1","dr_name":"李医生","dept_code":"01","dept_name":"内科","caty":"A03"}}""".formatted(person, id));
		assertThat(opened.text()).contains("未参保");
	}
}
