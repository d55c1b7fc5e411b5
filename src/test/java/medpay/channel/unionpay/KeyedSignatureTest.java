package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedSignatureTest {

	private static final String KEY = "sandbox key 密钥";
	private static final UnionPayMessage MESSAGE = UnionPayMessage.empty().with("version", "5.1.0").with("encoding", "UTF-8").with("txnType", "01")
			.with("txnSubType", "01").with("bizType", "000902").with("channelType", "07").with("accessType", "0").with("merId", "777290058110048")
			.with("orderId", "0198a3c0d1e27b4fa56789abcdef0123").with("txnTime", "20261122103000").with("txnAmt", "1360")
			.with("currencyCode", "156").with("reqReserved", "").with("tokenPayData", "{token=6235240000020757577&trId=62000000001}");

	/** The expected values were computed with the openssl command. */
	@ParameterizedTest
	@CsvSource({"KEYED_SHA256,84e186355c5af191124ab4cf5cac4555f4150fae8db5dab4cc489706cdd7d5ff",
			"KEYED_SM3,e4e217a67834c9e26bdee49de704044bee1df5fc89202957e05c5f747461cd9d"})
	void signsAsPublished(SignMethod method, String expected) {
		var signed = new KeyedSignature(method, KEY).sign(MESSAGE);
		assertThat(signed.value("signature")).isEqualTo(expected);
		assertThat(signed.value("signMethod")).isEqualTo(method.code());
		assertThat(signed.fields()).doesNotContainKeys("reqReserved", "certId");
	}

	@ParameterizedTest
	@EnumSource(names = {"KEYED_SHA256", "KEYED_SM3"})
	void verifiesItsOwnAndRefusesEverythingElse(SignMethod method) {
		var keyed = new KeyedSignature(method, KEY);
		var signed = keyed.sign(MESSAGE);
		assertThat(keyed.objection(signed)).isEmpty();
		assertThat(keyed.objection(signed.with("txnAmt", "1361"))).contains("the signature does not fit");
		assertThat(keyed.objection(signed.with("more", "1"))).isPresent();
		assertThat(keyed.objection(signed.without("signature"))).isPresent();
		assertThat(keyed.objection(signed.with("signMethod", "01"))).isPresent();
		assertThat(new KeyedSignature(method, "another key").objection(signed)).isPresent();
	}

	@Test
	void aSignatureOfOneMethodIsNotOneOfTheOther() {
		var signed = new KeyedSignature(SignMethod.KEYED_SHA256, KEY).sign(MESSAGE);
		assertThat(new KeyedSignature(SignMethod.KEYED_SM3, KEY).objection(signed)).isPresent();
	}

	@Test
	void needsAKeyAndAKeyedMethod() {
		assertThatThrownBy(() -> new KeyedSignature(SignMethod.KEYED_SHA256, " ")).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new KeyedSignature(SignMethod.RSA, KEY)).isInstanceOf(IllegalArgumentException.class);
	}
}
