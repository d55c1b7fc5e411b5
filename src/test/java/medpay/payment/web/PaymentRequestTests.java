package medpay.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import medpay.payment.Bill;
import medpay.shared.Scene;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class PaymentRequestTests {

	private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

	private static PaymentRequest request(UnaryOperator<String> change) {
		return JSON.readValue(change.apply(PaymentExamples.PAYMENT), PaymentRequest.class);
	}

	@Test
	void readsTheExampleOfTheDocumentation() {
		Bill bill = request(UnaryOperator.identity()).checked();

		assertThat(bill.totalFen().fen()).isEqualTo(2460);
		assertThat(bill.scene()).isEqualTo(Scene.OUTPATIENT);
		assertThat(bill.usePersonalAccount()).isTrue();
		assertThat(bill.lines()).singleElement().extracting(Bill.Line::unitPrice).isEqualTo(new BigDecimal("12.3"));
	}

	@Test
	void takesPriceAndQuantityAsStringOrNumber() {
		Bill bill = request(json -> json.replace("\"12.30\"", "12.30").replace("\"2\"", "2")).checked();

		assertThat(bill.lines().getFirst().unitPrice()).isEqualTo(new BigDecimal("12.3"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"\"amount_fen\":2460|\"amount_fen\":-2460|lines[0].amount_fen",
			"\"amount_fen\":2460|\"amount_fen\":0|lines[0].amount_fen",
			"\"quantity\":\"2\"|\"quantity\":\"0\"|lines[0].quantity", "\"quantity\":\"2\"|\"quantity\":\"-1\"|lines[0].quantity",
			"\"quantity\":\"2\"|\"quantity\":\"1.00001\"|lines[0].quantity",
			"\"unit_price\":\"12.30\"|\"unit_price\":\"0.0000001\"|lines[0].unit_price",
			"\"line_number\":1|\"line_number\":0|lines[0].line_number", "\"total_fen\":2460|\"total_fen\":0|total_fen",
			"\"kind\":\"DOCTOR\"|\"kind\":\"POPE\"|operator.kind", "\"visit_number\":\"V20261123-0001\"|\"visit_number\":\"\"|visit.visit_number",
			"2026-11-23T09:30:00+08:00|+999999999-12-31T23:59:59Z|visit.started_at",
			"2026-11-23T09:30:00+08:00|1970-01-01T00:00:00Z|visit.started_at",
			"\"bill_number\":\"B20261123-0001\"|\"bill_number\":\"<b>\"|bill_number", "\"code\":\"I10.x00\"|\"code\":\"\"|visit.diagnoses[0].code"})
	void namesTheFieldAtFault(String written, String wrong, String field) {
		var problem = catchThrowableOfType(ProblemException.class, () -> request(json -> json.replace(written, wrong)).checked());

		assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
		assertThat(problem.errors()).extracting(FieldProblem::field).contains(field);
	}

	@Test
	void refusesLinesThatDoNotAddUp() {
		var problem = catchThrowableOfType(ProblemException.class,
				() -> request(json -> json.replace("\"total_fen\":2460", "\"total_fen\":2461")).checked());

		assertThat(problem.code()).isEqualTo(ProblemCode.LINES_DO_NOT_ADD_UP);
	}

	@Test
	void refusesASceneThatIsNotBuilt() {
		var problem = catchThrowableOfType(ProblemException.class,
				() -> request(json -> json.replace("OUTPATIENT", "INPATIENT_DISCHARGE")).checked());

		assertThat(problem.code()).isEqualTo(ProblemCode.SCENE_NOT_SUPPORTED);
	}

	@Test
	void aSeriousDiseaseNeedsItsCode() {
		var problem = catchThrowableOfType(ProblemException.class, () -> request(json -> json.replace("OUTPATIENT", "SERIOUS_DISEASE")).checked());

		assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly("visit.disease_code");
	}

	@Test
	void refusesTheSameLineNumberTwice() {
		String line = PaymentExamples.PAYMENT.substring(PaymentExamples.PAYMENT.indexOf("[{\"line_number\"") + 1,
				PaymentExamples.PAYMENT.lastIndexOf("]"));
		var problem = catchThrowableOfType(ProblemException.class,
				() -> request(json -> json.replace(line, line + "," + line).replace("\"total_fen\":2460", "\"total_fen\":4920")).checked());

		assertThat(problem.errors()).extracting(FieldProblem::field).isEqualTo(List.of("lines[1].line_number"));
	}
}
