package medpay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import medpay.shared.web.ProblemException;
import medpay.testing.MovableClock;
import medpay.testing.Together;
import org.junit.jupiter.api.Test;

/** Tokens by the clock: how many there are, when one comes back, and that nobody takes another's. */
class RateLimitTests {

	private final MovableClock clock = new MovableClock();
	private final RateLimit limit = new RateLimit(clock, Duration.ofMillis(100), 5, 3);

	private int takeAll(String caller) {
		int taken = 0;
		while (waitOf(caller).isZero()) {
			taken++;
		}
		return taken;
	}

	/** Zero when a token was taken. */
	private Duration waitOf(String caller) {
		var refused = catchThrowableOfType(ProblemException.class, () -> limit.take(caller));
		return refused == null ? Duration.ZERO : Objects.requireNonNull(refused.retryAfter());
	}

	@Test
	void givesTheBurstAndThenOneForEachInterval() {
		assertThat(takeAll("his-1")).isEqualTo(5);
		assertThat(waitOf("his-1")).isEqualTo(Duration.ofMillis(100));
		clock.advance(Duration.ofMillis(99));
		assertThat(waitOf("his-1")).isEqualTo(Duration.ofMillis(1));
		clock.advance(Duration.ofMillis(1));
		assertThat(takeAll("his-1")).isEqualTo(1);
		clock.advance(Duration.ofMillis(350));
		assertThat(takeAll("his-1")).isEqualTo(3);
		clock.advance(Duration.ofMillis(50));
		assertThat(takeAll("his-1")).as("what was begun is not lost").isEqualTo(1);
		clock.advance(Duration.ofDays(1));
		assertThat(takeAll("his-1")).isEqualTo(5);
	}

	@Test
	void givesEachCallerABucketOfItsOwn() {
		assertThat(takeAll("his-1")).isEqualTo(5);
		assertThat(takeAll("his-2")).isEqualTo(5);
	}

	@Test
	void givesBackWhatSomebodyElseTook() {
		assertThat(takeAll("his-1")).isEqualTo(5);
		limit.giveBack("his-1");
		assertThat(takeAll("his-1")).isEqualTo(1);
		limit.giveBack("nobody");
	}

	@Test
	void makesNobodyWaitLongerWhenTheClockIsSetBack() {
		assertThat(takeAll("his-1")).isEqualTo(5);
		clock.advance(Duration.ofDays(-1));
		assertThat(waitOf("his-1")).isEqualTo(Duration.ofMillis(100));
		clock.advance(Duration.ofMillis(500));
		assertThat(takeAll("his-1")).isEqualTo(5);
	}

	@Test
	void tellsOnlySoManyCallersApartAndForgetsWhoseBucketIsFull() {
		for (String caller : List.of("a", "b", "c")) {
			assertThat(waitOf(caller)).isZero();
		}
		assertThat(waitOf("d")).isEqualTo(Duration.ofMillis(500));
		assertThat(waitOf("a")).as("one who is known").isZero();
		clock.advance(Duration.ofMillis(100));
		assertThat(waitOf("d")).as("b and c are full again").isZero();
	}

	@Test
	void givesNoMoreToManyAtOnce() throws Exception {
		assertThat(Together.times(40, () -> waitOf("his-1"))).filteredOn(Duration::isZero).hasSize(5);
	}
}
