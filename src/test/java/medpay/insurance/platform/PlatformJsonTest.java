package medpay.insurance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformJsonTest {

	private static LineMessages.Result result(String json) {
		return PlatformJson.read(PlatformJson.object(json.getBytes(UTF_8)), LineMessages.Result.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"4.52", "\"4.52\"", "\" 4.52 \""})
	void readsANumberHoweverItIsSpelt(String spelling) {
		assertThat(result("{\"det_item_fee_sumamt\":" + spelling + "}").detItemFeeSumamt()).isEqualByComparingTo("4.52");
	}

	@ParameterizedTest
	@ValueSource(strings = {"{}", "{\"cnt\":null}", "{\"cnt\":\"\"}", "{\"cnt\":\"null\"}"})
	void readsAnEmptyNumberAsNone(String json) {
		assertThat(result(json).cnt()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"cnt\":\"four\"}", "{\"cnt\":[4,5]}", "{\"cnt\":{}}", "{\"cnt\":true}", "{\"cnt\":1e999999999}",
			"{\"cnt\":\"1e-99999999\"}", "{\"feedetl_sn\":{}}", "{\"cnt\":1,\"cnt\":2}", "{\"cnt\":1} {}", "[]", "null", "", "{\"cnt\":1,}"})
	void refusesWhatHasAnotherShape(String json) {
		assertThatThrownBy(() -> result(json)).isInstanceOf(MalformedMessage.class).hasNoCause();
	}

	@Test
	void readsAnAbsentTextAsEmptyAndANumberAsText() {
		assertThat(result("{\"feedetl_sn\":570,\"memo\":null}")).satisfies(line -> {
			assertThat(line.feedetlSn()).isEqualTo("570");
			assertThat(line.memo()).isEmpty();
			assertThat(line.chrgitmLv()).isEmpty();
		});
	}

	@Test
	void readsOneObjectWhereAListIsPublishedAndAnAbsentListAsEmpty() {
		var output = PlatformJson.read(PlatformJson.object("{\"baseinfo\":{},\"insuinfo\":{\"balc\":5000}}".getBytes(UTF_8)),
				PersonMessages.Output.class);
		assertThat(output.insuinfo()).singleElement().satisfies(insurance -> assertThat(insurance.balc()).isEqualByComparingTo("5000"));
		assertThat(output.idetinfo()).isEmpty();
	}

	@Test
	void writesNumbersWithTheirPublishedDecimalsInThePublishedOrder() {
		var detail = new SettlementMessages.Setldetail("本年账户支", PlatformNumbers.amount(62_000), null, PlatformNumbers.amount(30_000), "本年账户支", "");
		assertThat(new String(PlatformJson.bytes(PlatformJson.tree(detail)), UTF_8))
				.isEqualTo("{\"fund_pay_type\":\"本年账户支\",\"inscp_scp_amt\":620.00,\"crt_payb_lmt_amt\":null,\"fund_payamt\":300.00,"
						+ "\"fund_pay_type_name\":\"本年账户支\",\"setl_proc_info\":\"\"}");
		assertThat(PlatformNumbers.quantity(new BigDecimal("2"))).hasToString("2.0000");
		assertThat(PlatformNumbers.price(new BigDecimal("1.5"))).hasToString("1.500000");
		assertThat(PlatformNumbers.share(new BigDecimal("0.05"))).hasToString("0.0500");
	}

	@Test
	void neverRounds() {
		assertThatThrownBy(() -> PlatformNumbers.quantity(new BigDecimal("0.33333"))).isInstanceOf(ArithmeticException.class);
		assertThatThrownBy(() -> PlatformNumbers.fen(new BigDecimal("4.525"))).isInstanceOf(MalformedMessage.class);
		assertThat(PlatformNumbers.fen(new BigDecimal("-4.5200"))).isEqualTo(-452);
	}

	@Test
	void writesSignInUnderItsCamelCaseNode() {
		var input = new SignInMessages.Input(new SignInMessages.SignIn("007", "02:00:00:00:00:01", "10.0.0.1"));
		assertThat(new String(PlatformJson.bytes(PlatformJson.tree(input)), UTF_8))
				.isEqualTo("{\"signIn\":{\"opter_no\":\"007\",\"mac\":\"02:00:00:00:00:01\",\"ip\":\"10.0.0.1\"}}");
	}

	@Test
	void readsBackWhatItWrites() {
		var input = new VisitMessages.DiagnosesInput(
				new VisitMessages.Mdtrtinfo("300178725", "P1", "11", "2026-11-22 09:00:00", "", "M00503", "", "", ""), List
						.of(new VisitMessages.Diseinfo("1", 1, "J06.900", "急性上呼吸道感染", "0201", "D31", "王医生", "2026-11-22 09:00:00", "1")));
		var tree = PlatformJson.object(PlatformJson.bytes(PlatformJson.tree(input)));
		assertThat(PlatformJson.read(tree, VisitMessages.DiagnosesInput.class)).isEqualTo(input);
	}
}
