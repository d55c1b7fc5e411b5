package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionPayMessageTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, String> answer(String text) {
		return new LinkedHashMap<>(UnionPayMessage.ofAnswer(bytes(text)).orElseThrow().fields());
	}

	@Test
	void keepsAmpersandAndEqualsInsideBraces() {
		assertThat(answer("a=1&tokenPayData={token=62&trId=7&more={x=1&y=2}}&b=2")).containsExactly(Map.entry("a", "1"),
				Map.entry("tokenPayData", "{token=62&trId=7&more={x=1&y=2}}"), Map.entry("b", "2"));
	}

	@Test
	void dividesAtTheFirstEqualsOnly() {
		assertThat(answer("signature=abc+/d==&respCode=00")).containsExactly(Map.entry("signature", "abc+/d=="), Map.entry("respCode", "00"));
	}

	@Test
	void doesNotDecodeAnAnswer() {
		assertThat(answer("reqReserved=a%20b+c")).containsEntry("reqReserved", "a%20b+c");
	}

	@Test
	void keepsEmptyValues() {
		assertThat(answer("a=&b=")).containsExactly(Map.entry("a", ""), Map.entry("b", ""));
	}

	@Test
	void keepsTheLineEndsOfTheCertificate() {
		String pem = Pem.text(CertificateFixture.UNIONPAY);
		assertThat(pem).contains("\r\n");
		assertThat(answer("a=1&signPubKeyCert=" + pem + "&z=2")).containsEntry("signPubKeyCert", pem).containsEntry("z", "2");
	}

	@Test
	void keepsChineseTextWithBrackets() {
		assertThat(answer("respMsg=成功[0000000]&respCode=00")).containsEntry("respMsg", "成功[0000000]").containsEntry("respCode", "00");
	}

	@Test
	void takesALoneClosingBraceAsText() {
		assertThat(answer("a=x}y&b=2")).containsEntry("a", "x}y").containsEntry("b", "2");
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "no pairs", "a=1&", "a=1&a=2", "=1", "a b=1", "<html><body class=x>&</body></html>", "a={open&b=2"})
	void findsNoMessageIn(String text) {
		assertThat(UnionPayMessage.ofAnswer(bytes(text))).isEmpty();
	}

	@Test
	void findsNoMessageInBytesThatAreNotUtf8() {
		assertThat(UnionPayMessage.ofAnswer(new byte[]{'a', '=', (byte) 0xC4, (byte) 0xE3})).isEmpty();
		assertThat(UnionPayMessage.ofForm(new byte[]{'a', '=', (byte) 0xC4, (byte) 0xE3})).isEmpty();
	}

	@Test
	void findsNoMessageInMoreThanTwoHundredFields() {
		var text = new StringBuilder("f0=x");
		for (int i = 1; i < 200; i++) {
			text.append("&f").append(i).append("=x");
		}
		assertThat(UnionPayMessage.ofAnswer(bytes(text.toString()))).isPresent();
		assertThat(UnionPayMessage.ofAnswer(bytes(text + "&one=more"))).isEmpty();
	}

	@Test
	void writesRequestsAsFormsInOrder() {
		var message = UnionPayMessage.empty().with("txnType", "01").with("tokenPayData", "{token=1&trId=2}").with("respMsg", "成功 +");
		assertThat(new String(message.toForm(), StandardCharsets.UTF_8))
				.isEqualTo("txnType=01&tokenPayData=%7Btoken%3D1%26trId%3D2%7D&respMsg=%E6%88%90%E5%8A%9F+%2B");
	}

	@Test
	void readsItsOwnFormsAndAnswersBack() {
		var message = UnionPayMessage.empty().with("tokenPayData", "{token=1&trId=2}").with("respMsg", "成功[0000000]").with("empty", "")
				.with("signPubKeyCert", Pem.text(CertificateFixture.UNIONPAY)).with("signature", "q+/==");
		assertThat(UnionPayMessage.ofForm(message.toForm())).contains(message);
		assertThat(UnionPayMessage.ofAnswer(message.toAnswer())).contains(message);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "a", "a=%zz", "a=1&a=2", "a=%4"})
	void findsNoFormIn(String text) {
		assertThat(UnionPayMessage.ofForm(bytes(text))).isEmpty();
	}

	@Test
	void printsNoValuesButTheNumbersOfTheTransaction() {
		var message = UnionPayMessage.empty().with("txnType", "79").with("txnSubType", "00").with("orderId", "A1").with("accNo", "6226090000000048");
		assertThat(message.toString()).isEqualTo("UnionPayMessage[79/00 A1 ]");
	}
}
