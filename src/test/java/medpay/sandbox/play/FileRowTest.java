package medpay.sandbox.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a file of visits is taken as it is, or refused by line and field. */
class FileRowTest {

	private static final Path REJECTS = Path.of("../shared/data/visits/real_visits_rejects.jsonl");
	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final String GOOD = """
			{"visit_id":"V-1","service_date":"2026-03-02","weekday_as_found":"星期一","patient_ref":"P1","kind":"charge","lines":[\
			{"line_no":1,"item_code":"861507","item_name":"药","qty":2,"unit_price_fen":1050,"amount_fen":2100},\
			{"line_no":2,"item_code":"861507","item_name":"药","qty":2,"unit_price_fen":1050,"amount_fen":2100}],"total_fen":4200,"flags":["same_line_twice"]}""";

	@Test
	void keepsGenuineDoubleLines() {
		FileRow row = FileRow.read(GOOD, 1);

		assertThat(row.items()).hasSize(2).containsOnly(new FileRow.Item("861507", "药", 2, 1050));
		assertThat(row.kind()).isEqualTo(FileRow.Kind.CHARGE);
	}

	@ParameterizedTest(name = "{0} written as {1} is refused at {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"qty\":2,|\"qty\":0,|line[12].lines[0].qty",
			"\"qty\":2,|\"qty\":-2,|line[12].lines[0].qty", "\"qty\":2,|\"qty\":\"2\",|line[12].lines[0].qty",
			"\"qty\":2,|\"qty\":1.5,|line[12].lines[0].qty", "\"qty\":2,|\"number\":2,|line[12].lines[0].qty",
			"\"amount_fen\":2100|\"amount_fen\":2101|line[12].lines[0].amount_fen",
			"\"unit_price_fen\":1050|\"unit_price_fen\":0|line[12].lines[0].unit_price_fen",
			"\"unit_price_fen\":1050|\"unit_price_fen\":99999999999999999999|line[12].lines[0].unit_price_fen",
			"\"total_fen\":4200|\"total_fen\":4201|line[12].total_fen", "\"service_date\":\"2026-03-02\",|`` |line[12].service_date",
			"\"service_date\":\"2026-03-02\"|\"service_date\":null|line[12].service_date",
			"2026-03-02|2026-02-30|line[12].service_date", "2026-03-02|2026-03-03|line[12].service_date",
			"\"kind\":\"charge\"|\"kind\":\"gift\"|line[12].kind", "\"patient_ref\":\"P1\"|\"patient_ref\":\" \"|line[12].patient_ref",
			"\"visit_id\":\"V-1\"|\"visit_id\":\"V 1\"|line[12].visit_id", "\"item_name\":\"药\"|\"item_name\":7|line[12].lines[0].item_name",
			"\"kind\":\"charge\"|\"kind\":\"refund\"|line[12].lines[0].qty", "{\"visit_id\"|[{\"visit_id\"|line[12]",
			"}],\"total|}]\"total|line[12]"})
	void isRefusedByLineAndField(String written, String wrong, String field) {
		assertThat(GOOD).contains(written);

		var refused = catchThrowableOfType(ProblemException.class, () -> FileRow.read(GOOD.replaceFirst(Pattern.quote(written),
				Matcher.quoteReplacement(wrong.strip())), 12));

		assertThat(refused.field()).isEqualTo(field);
		FieldProblem first = refused.errors().getFirst();
		assertThat(first.zh()).contains("第 12 行");
		assertThat(first.en()).contains("line 12");
	}

	/** The hospital's rows that must be rejected: as they are, and put into the form of a visit. */
	@Test
	void refusesEveryRealReject() throws IOException {
		Assumptions.assumeTrue(Files.exists(REJECTS), "the folder with real data is not beside the project");
		List<String> rows = Files.readAllLines(REJECTS);
		assertThat(rows).hasSize(30);
		for (int index = 0; index < rows.size(); index++) {
			int line = index + 1;
			JsonNode found = JSON.readTree(rows.get(index));
			String asVisit = asVisit(found);

			assertThat(refused(rows.get(index), line).field()).startsWith("line[" + line + "].");
			assertThat(refused(asVisit, line).errors()).as(asVisit).extracting(FieldProblem::field).contains(expected(found, line));
		}
	}

	private static String expected(JsonNode found, int line) {
		return "line[" + line + "]." + switch (found.path("reason").asString()) {
			case "zero_quantity" -> "lines[0].qty";
			case "missing_field", "weekday_mismatch" -> "service_date";
			default -> throw new IllegalStateException(found.toString());
		};
	}

	private static ProblemException refused(String row, int line) {
		return catchThrowableOfType(ProblemException.class, () -> FileRow.read(row, line));
	}

	/** As whoever made the sample file would have written it. The weekday is checked only where it is the reason. */
	private static String asVisit(JsonNode found) {
		String[] time = found.path("time").asString("").split(" ", -1);
		var visit = JSON.createObjectNode().put("visit_id", "R-" + found.path("source_row").asString()).put("kind", "charge");
		visit.set("patient_ref", found.path("patient_ref"));
		if (time.length == 2) {
			visit.put("service_date", time[0]);
			if (found.path("reason").asString().equals("weekday_mismatch")) {
				visit.put("weekday_as_found", time[1]);
			}
		}
		long quantity = found.path("qty").asLong(0);
		long amount = Math.round(found.path("receivable_yuan").asDouble(0) * 100);
		var line = visit.putArray("lines").addObject().put("qty", quantity).put("unit_price_fen", quantity == 0 ? 1 : amount / quantity)
				.put("amount_fen", amount);
		line.set("item_code", found.path("item_code"));
		line.set("item_name", found.path("item_name"));
		return visit.put("total_fen", amount).toString();
	}
}
