package medpay.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import medpay.shared.Operator;
import org.junit.jupiter.api.Test;

/** Checks tell everything that is wrong with a request at once. */
class ChecksTests {

	private final Checks checks = new Checks();

	private List<String> fields() {
		return catchThrowableOfType(ProblemException.class, checks::done).errors().stream().map(FieldProblem::field).toList();
	}

	@Test
	void passesWhatIsFineAndGivesTheValuesBack() {
		assertThat(checks.text("bill_number", "B-1 单", 1, 64)).isEqualTo("B-1 单");
		assertThat(checks.positive("total_fen", 1L)).isEqualTo(1);
		assertThat(checks.between("wait", 0L, 0, 60)).isZero();
		assertThat(checks.oneOf("kind", "NURSE", Operator.Kind.class)).isEqualTo(Operator.Kind.NURSE);
		assertThat(checks.optionalText("terminal", null, 64)).isNull();
		assertThat(checks.list("lines", List.of(1, 2), 1, 2)).containsExactly(1, 2);
		assertThat(checks.matching("birth_date", "20200101", "[0-9]{8}", "yyyyMMdd")).isEqualTo("20200101");
		assertThat(checks.required("operator", "x")).isEqualTo("x");
		assertThat(checks.fine()).isTrue();
		assertThatCode(checks::done).doesNotThrowAnyException();
	}

	@Test
	void collectsEveryProblemWithItsPath() {
		checks.text("bill_number", null, 1, 64);
		checks.text("note", "   ", 1, 64);
		checks.text("name", "长".repeat(65), 1, 64);
		checks.optionalText("terminal", "a\u0000b", 64);
		checks.optionalText("code", "half \ud83d", 64);
		checks.positive("total_fen", 0L);
		checks.between("wait", 61L, 0, 60);
		checks.list("lines", List.of(), 1, 500);
		checks.oneOf("kind", "nurse", Operator.Kind.class);
		checks.at("visit").at("diagnoses", 1).text("code", null, 1, 20);
		checks.that(false, "despite_doubt", "须为 true", "must be true");
		assertThat(checks.fine()).isFalse();
		assertThat(fields()).containsExactly("bill_number", "note", "name", "terminal", "code", "total_fen", "wait", "lines", "kind",
				"visit.diagnoses[1].code", "despite_doubt");
	}

	@Test
	void stopsAtAMissingObjectWithWhatWasFoundBefore() {
		checks.positive("total_fen", -1L);
		var problem = catchThrowableOfType(ProblemException.class, () -> checks.required("operator", null));
		assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
		assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly("total_fen", "operator");
		assertThat(problem.field()).isEqualTo("total_fen");
	}

	@Test
	void countsCharactersAsPeopleDo() {
		checks.text("name", "𠮷".repeat(4), 1, 4);
		assertThatCode(checks::done).doesNotThrowAnyException();
	}

	@Test
	void namesAtMostFiftyProblems() {
		for (int i = 0; i < 200; i++) {
			checks.at("lines", i).positive("amount_fen", 0L);
		}
		assertThat(fields()).hasSize(50);
	}
}
