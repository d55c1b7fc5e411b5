package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import medpay.console.Leaf.Turn;
import medpay.shared.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTests {

	private static List<Integer> down(int from, int rows) {
		return IntStream.range(0, rows).mapToObj(row -> from - row).toList();
	}

	@Test
	void saysWhereTheNextPageBeginsOnlyWhenThereIsOne() {
		Leaf<Integer> whole = Leaf.of(down(100, Leaf.ROWS), new Turn(null, null), String::valueOf);
		assertThat(whole.older()).isNull();
		assertThat(whole.newer()).isNull();

		Leaf<Integer> first = Leaf.of(down(100, Leaf.READ), new Turn(null, null), String::valueOf);
		assertThat(first.rows()).hasSize(Leaf.ROWS);
		assertThat(first.older()).isEqualTo("51");

		Leaf<Integer> second = Leaf.of(down(50, 20), new Turn(null, "51"), String::valueOf);
		assertThat(second.newer()).isEqualTo("50");
		assertThat(second.older()).isNull();
	}

	@Test
	void keepsTheNearestRowsWhenItTurnsBack() {
		Leaf<Integer> back = Leaf.of(down(101, Leaf.READ), new Turn("50", null), String::valueOf);
		assertThat(back.rows()).isEqualTo(down(100, Leaf.ROWS));
		assertThat(back.newer()).isEqualTo("100");
		assertThat(back.older()).isEqualTo("51");
	}

	@Test
	void writesAMomentSoThatItIsReadAgain() {
		var moment = new Moment(Instant.parse("2026-11-23T01:30:00.123456Z"), "T~1");
		assertThat(Moment.of(moment.cursor())).isEqualTo(moment);
		assertThat(Moment.of(null)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "~", "x~y", "123", "99999999999999999999~a", "-1~a"})
	void hasNoPageForWhatIsNoMoment(String cursor) {
		assertThatThrownBy(() -> Moment.of(cursor)).isInstanceOf(ProblemException.class);
	}

	@Test
	void readsAmountsAsPeopleWriteThem() {
		assertThat(Wanted.amount(" 1,234.5 ")).contains(123_450L);
		assertThat(Wanted.amount("0.01")).contains(1L);
		for (String none : List.of("abc", "-1", "1.234", "1e3", "", "12,5", "1,2345", "99999999999999999999", "１２")) {
			assertThat(Wanted.amount(none)).as(none).isEmpty();
		}
	}

	@Test
	void keepsTheOrderOfAnAddressAndLeavesOutWhatIsEmpty() {
		assertThat(new Address().with("hospital", "H1").with("q", null).with("state", "").with("word", "药 & x").query())
				.isEqualTo("?hospital=H1&word=%E8%8D%AF+%26+x");
	}
}
