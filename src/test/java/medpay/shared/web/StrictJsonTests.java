package medpay.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import medpay.shared.InstitutionCode;
import medpay.shared.Money;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** JSON is read to the letter, and what does not fit is named by its path. */
class StrictJsonTests {

	record Bill(String billNumber, long totalFen, @Nullable Scene scene, @Nullable Boolean urgent, @Nullable Instant startedAt,
			@Nullable @JsonDeserialize(using = DecimalText.class) BigDecimal unitPrice, @Nullable Money deposit, @Nullable InstitutionCode hospital,
			@Nullable List<Line> lines) {}

	record Line(int lineNumber, @Nullable Long amountFen) {}

	private final JsonMapper json = mapper();

	private static JsonMapper mapper() {
		var builder = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
		StrictJson.strict(builder);
		return builder.build();
	}

	private ProblemException problemOf(String body) {
		var exception = catchThrowableOfType(JacksonException.class, () -> json.readValue(body.replace('\'', '"'), Bill.class));
		assertThat(exception).as("is refused: %s", body).isNotNull();
		return JsonProblems.of(exception);
	}

	@Test
	void readsWhatFits() {
		Bill bill = json.readValue("""
				{"bill_number":"B1","total_fen":1200,"scene":"OUTPATIENT","urgent":true,"started_at":"2026-03-01T08:00:00+08:00",
				 "unit_price":"12.500000","deposit":5,"hospital":"H31010100001","lines":[{"line_number":1,"amount_fen":1200}]}""", Bill.class);
		assertThat(bill).isEqualTo(new Bill("B1", 1200, Scene.OUTPATIENT, true, Instant.parse("2026-03-01T00:00:00Z"), new BigDecimal("12.500000"),
				Money.ofFen(5), new InstitutionCode("H31010100001"), List.of(new Line(1, 1200L))));
	}

	@Test
	void readsADecimalFromANumberToo() {
		assertThat(json.readValue("{\"bill_number\":\"B\",\"total_fen\":1,\"unit_price\":0.1}", Bill.class).unitPrice()).isEqualByComparingTo("0.1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{'bill_number':'B','total_fen':'12'}                                       | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':1.5}                                        | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':1e3}                                        | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':true}                                       | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':{}}                                         | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':[1]}                                        | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':null}                                       | FIELD_INVALID | total_fen
			{'bill_number':'B'}                                                        | FIELD_INVALID | total_fen
			{'total_fen':1}                                                            | FIELD_INVALID | bill_number
			{'bill_number':null,'total_fen':1}                                         | FIELD_INVALID | bill_number
			{'bill_number':12,'total_fen':1}                                           | MALFORMED     | bill_number
			{'bill_number':false,'total_fen':1}                                        | MALFORMED     | bill_number
			{'bill_number':'B','total_fen':99999999999999999999}                       | FIELD_INVALID | total_fen
			{'bill_number':'B','total_fen':1,'scene':'PICNIC'}                         | FIELD_INVALID | scene
			{'bill_number':'B','total_fen':1,'scene':''}                               | FIELD_INVALID | scene
			{'bill_number':'B','total_fen':1,'scene':1}                                | FIELD_INVALID | scene
			{'bill_number':'B','total_fen':1,'urgent':'true'}                          | MALFORMED     | urgent
			{'bill_number':'B','total_fen':1,'urgent':1}                               | MALFORMED     | urgent
			{'bill_number':'B','total_fen':1,'started_at':'2026-03-01T08:00:00'}       | MALFORMED     | started_at
			{'bill_number':'B','total_fen':1,'started_at':1700000000}                  | MALFORMED     | started_at
			{'bill_number':'B','total_fen':1,'unit_price':'1e9'}                       | MALFORMED     | unit_price
			{'bill_number':'B','total_fen':1,'unit_price':1e999999999}                 | MALFORMED     | unit_price
			{'bill_number':'B','total_fen':1,'unit_price':''}                          | MALFORMED     | unit_price
			{'bill_number':'B','total_fen':1,'deposit':-1}                             | FIELD_INVALID | deposit
			{'bill_number':'B','total_fen':1,'deposit':'1'}                            | MALFORMED     | deposit
			{'bill_number':'B','total_fen':1,'hospital':'x'}                           | FIELD_INVALID | hospital
			{'bill_number':'B','total_fen':1,'colour':'red'}                           | MALFORMED     | colour
			{'bill_number':'B','total_fen':1,'total_fen':2}                            | MALFORMED     | total_fen
			{'bill_number':'B','total_fen':1,'lines':{}}                               | MALFORMED     | lines
			{'bill_number':'B','total_fen':1,'lines':[{'line_number':1},{'line_number':'2'}]} | MALFORMED | lines[1].line_number
			{'bill_number':'B','total_fen':1,'lines':[{'amount_fen':5}]}               | FIELD_INVALID | lines[0].line_number
			{'bill_number':'B','total_fen':1,'lines':[{'line_number':3000000000}]}     | FIELD_INVALID | lines[0].line_number
			{'bill_number':'B','total_fen':1,'lines':[{'line_number':1,'price':2}]}    | MALFORMED     | lines[0].price
			{'bill_number':'B','total_fen':1,'lines':[{'line_number':1,'line_number':1}]} | MALFORMED  | lines[0].line_number
			""")
	void refusesAndNamesTheField(String body, ProblemCode code, String field) {
		ProblemException problem = problemOf(body);
		assertThat(problem.field()).isEqualTo(field);
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.errors()).singleElement().satisfies(error -> {
			assertThat(error.zh()).isNotBlank();
			assertThat(error.en()).isNotBlank();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			{'bill_number':'B','total_fen':1} x
			{'bill_number':'B','total_fen':1
			[]
			'text'
			{'bill_number':'B','total_fen':01}
			{'bill_number':'B','total_fen':NaN}
			""")
	void refusesWhatIsNotTheJsonOfThisCall(String body) {
		assertThat(problemOf(body).code()).isEqualTo(ProblemCode.MALFORMED);
	}
}
