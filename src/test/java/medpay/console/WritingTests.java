package medpay.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WritingTests {

	@Test
	void writesFenAsYuan() {
		assertThat(Yuan.of(0)).isEqualTo("0.00");
		assertThat(Yuan.of(5)).isEqualTo("0.05");
		assertThat(Yuan.of(123_456_789_012L)).isEqualTo("1,234,567,890.12");
	}

	@Test
	void writesTimesAsAClockInShanghaiShowsThem() {
		assertThat(ShownTime.of(Instant.parse("2026-11-22T16:00:00Z"))).isEqualTo("2026-11-23 00:00:00");
		assertThat(ShownTime.exactly(Instant.parse("2026-11-22T16:00:00.007Z"))).isEqualTo("2026-11-23 00:00:00.007");
		assertThat(ShownTime.took(Duration.ofMillis(9_999))).isEqualTo("9999 ms");
		assertThat(ShownTime.took(Duration.ofSeconds(150))).isEqualTo("150.0 s");
	}
}
