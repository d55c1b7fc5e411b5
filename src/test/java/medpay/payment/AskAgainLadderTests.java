package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskAgainLadderTests {

	private static final Instant BEGAN = Instant.parse("2026-11-23T01:00:00Z");
	private static final List<Duration> GENERAL = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
			Duration.ofMinutes(5),
			Duration.ofMinutes(30), Duration.ofHours(1));

	@Test
	void asksTheChannelAfter1_2_4_8_16_32SecondsThenByTheGeneralLadderThenDailyForSevenDays() {
		List<Duration> asked = new ArrayList<>();
		var ladder = AskAgainLadder.ofCharge(GENERAL);
		Instant now = BEGAN;
		for (var next = ladder.next(BEGAN, now); next.isPresent(); next = ladder.next(BEGAN, now)) {
			now = next.get();
			asked.add(Duration.between(BEGAN, now));
		}

		assertThat(asked)
				.startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16),
						Duration.ofSeconds(32), Duration.ofMinutes(1))
				.endsWith(Duration.ofDays(6), Duration.ofDays(7)).hasSize(6 + 4 + 7);
	}

	@Test
	void endsAfterSevenDays() {
		var ladder = AskAgainLadder.of(GENERAL);

		assertThat(ladder.next(BEGAN, BEGAN.plus(Duration.ofDays(7)))).isEmpty();
		assertThat(ladder.next(BEGAN, BEGAN.plus(Duration.ofDays(6)))).contains(BEGAN.plus(Duration.ofDays(7)));
	}
}
