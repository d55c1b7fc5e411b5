package medpay.insurance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class HeaderSignatureTest {

	/** The worked example of GB/T 32918.5. */
	static final String PRIVATE_KEY = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
	static final String PUBLIC_KEY = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
			+ "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

	private final CryptoProvider crypto = new BouncyCastleCrypto(CryptoKeys.random());

	private static ObjectNode request() {
		ObjectNode input = PlatformJson.tree(new VoidMessages.Input(new VoidMessages.Voiding("P1", "H31010600001202611220900000001", "2207")));
		return PlatformJson.tree(new RequestEnvelope("2601", "H31010600001202611220902300002", "310106", "310115", "MBS_LOCAL", "", "", "",
				"SM2", "V1.0", "1", "007", "张三", "2026-11-22 09:02:30", "H31010600001", "示范医院", "359754", "", "", input));
	}

	@Test
	void joinsTheSortedHeaderWithoutSignatureAndInput() {
		assertThat(HeaderSignature.headerString(request(), RequestEnvelope.BODY))
				.isEqualTo("app_id=&dev_no=&dev_safe_info=&enc_type=&fixmedins_code=H31010600001&fixmedins_name=示范医院"
						+ "&inf_time=2026-11-22 09:02:30&infno=2601&infver=V1.0&insuplc_admdvs=310115&mdtrtarea_admvs=310106"
						+ "&msgid=H31010600001202611220902300002&opter=007&opter_name=张三&opter_type=1&recer_sys_code=MBS_LOCAL"
						+ "&sign_no=359754&signtype=SM2");
	}

	@Test
	void writesTheRequestByteForByteButForTheSignature() {
		byte[] signed = HeaderSignature.sign(request(), RequestEnvelope.BODY, crypto, PRIVATE_KEY);
		String cainfo = PlatformJson.object(signed).path("cainfo").asString();
		assertThat(cainfo).hasSize(88);
		assertThat(new String(signed, UTF_8).replace(cainfo, "")).isEqualTo(
				"{\"infno\":\"2601\",\"msgid\":\"H31010600001202611220902300002\",\"mdtrtarea_admvs\":\"310106\",\"insuplc_admdvs\":\"310115\","
						+ "\"recer_sys_code\":\"MBS_LOCAL\",\"dev_no\":\"\",\"dev_safe_info\":\"\",\"cainfo\":\"\",\"signtype\":\"SM2\","
						+ "\"infver\":\"V1.0\",\"opter_type\":\"1\",\"opter\":\"007\",\"opter_name\":\"张三\",\"inf_time\":\"2026-11-22 09:02:30\","
						+ "\"fixmedins_code\":\"H31010600001\",\"fixmedins_name\":\"示范医院\",\"sign_no\":\"359754\",\"app_id\":\"\",\"enc_type\":\"\","
						+ "\"input\":{\"data\":{\"psn_no\":\"P1\",\"omsgid\":\"H31010600001202611220900000001\",\"oinfno\":\"2207\"}}}");
	}

	@Test
	void verifiesWhatItSigned() {
		ObjectNode arrived = PlatformJson.object(HeaderSignature.sign(request(), RequestEnvelope.BODY, crypto, PRIVATE_KEY));
		assertThat(HeaderSignature.verifies(arrived, RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isTrue();
		assertThat(HeaderSignature.verifies(arrived.put("opter", "008"), RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isFalse();
	}

	@Test
	void theSignatureDoesNotCoverTheInput() {
		ObjectNode arrived = PlatformJson.object(HeaderSignature.sign(request(), RequestEnvelope.BODY, crypto, PRIVATE_KEY));
		arrived.set("input", PlatformJson.emptyObject());
		assertThat(HeaderSignature.verifies(arrived, RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isTrue();
	}

	@Test
	void refusesAbsentAndUnreadableSignatures() {
		ObjectNode unsigned = request();
		assertThat(HeaderSignature.isSigned(unsigned)).isFalse();
		assertThat(HeaderSignature.verifies(unsigned, RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isFalse();
		assertThat(HeaderSignature.verifies(request().put("cainfo", "%%%"), RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isFalse();
		assertThat(HeaderSignature.verifies(request().put("cainfo", "AAAA"), RequestEnvelope.BODY, crypto, PUBLIC_KEY)).isFalse();
		assertThat(HeaderSignature.isSigned(request().putNull("cainfo"))).isFalse();
	}

	@Test
	void anAnswerIsSignedOverItsOwnHeader() {
		byte[] answer = new ResponseEnvelope("0", "310106202611220902300000000001", "20261122090230001", "20261122090230500", "",
				HeaderSignature.TYPE, "", "", "", PlatformJson.emptyObject()).signed(crypto, PRIVATE_KEY);
		ObjectNode arrived = PlatformJson.object(answer);
		assertThat(HeaderSignature.headerString(arrived, ResponseEnvelope.BODY))
				.isEqualTo("app_id=&enc_type=&err_msg=&inf_refmsgid=310106202611220902300000000001&infcode=0"
						+ "&refmsg_time=20261122090230001&respond_time=20261122090230500&signtype=SM2");
		assertThat(new String(answer, UTF_8)).startsWith("{\"infcode\":0,\"inf_refmsgid\":");
		assertThat(HeaderSignature.verifies(arrived, ResponseEnvelope.BODY, crypto, PUBLIC_KEY)).isTrue();
		assertThat(HeaderSignature.verifies(arrived.put("infcode", -1), ResponseEnvelope.BODY, crypto, PUBLIC_KEY)).isFalse();
	}
}
