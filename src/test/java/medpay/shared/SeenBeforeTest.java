package medpay.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenBeforeTest {

	@Test
	void knowsWhatWasHereAndTakesNothingElseForIt() {
		var seen = new SeenBefore();

		assertThat(IntStream.range(0, 300_000).filter(number -> seen.add("O" + number)).count()).isEqualTo(300_000);
		assertThat(IntStream.range(0, 300_000).filter(number -> seen.add("O" + number)).count()).isZero();
		assertThat(seen.add("")).isTrue();
		assertThat(seen.add("")).isFalse();
	}
}
