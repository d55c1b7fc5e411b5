package medpay.sandbox.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;

/**
 * How a day is played (演练参数).
 *
 * @param perSecond visits that begin in a second, more than 0 to 200
 * @param faults the share of visits that meet a fault, 0 to 1
 * @param seed the same seed makes the same day
 */
public record PlayOptions(BigDecimal perSecond, BigDecimal faults, long seed) {

	static final int MOST_VISITS = 100_000;

	private static final BigDecimal USUAL_RATE = BigDecimal.TEN;
	private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(200);
	private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
	private static final int DECIMALS = 6;
	private static final long USUAL_SEED = 20_240_401L;

	/** Names what is wrong in {@code checks}; absent ones are 10 a second, no faults and a seed of ours. */
	public static PlayOptions checked(Checks checks, @Nullable BigDecimal perSecond, @Nullable BigDecimal faults, @Nullable Long seed) {
		BigDecimal rate = perSecond == null ? USUAL_RATE : perSecond;
		checks.that(rate.signum() > 0 && rate.compareTo(HIGHEST_RATE) <= 0, "per_second", "须大于 0，不超过 200", "must be more than 0 and at most 200");
		checks.that(isShort(rate), "per_second", "最多 6 位小数", "at most 6 decimals");
		BigDecimal share = faults == null ? BigDecimal.ZERO : faults;
		checks.that(share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0, "faults", "须在 0 与 1 之间", "must be from 0 to 1");
		checks.that(isShort(share), "faults", "最多 6 位小数", "at most 6 decimals");
		return new PlayOptions(rate, share, seed == null ? USUAL_SEED : seed);
	}

	/** Nobody waits longer than a day for a day. */
	void checkLength(int visits) {
		var checks = new Checks();
		checks.that(perSecond.multiply(SECONDS_OF_A_DAY).compareTo(BigDecimal.valueOf(visits)) >= 0, "per_second", "太慢：一天内播放不完",
				"too slow: the day would last longer than a day");
		checks.done();
	}

	private static boolean isShort(BigDecimal number) {
		return number.precision() <= 30 && number.stripTrailingZeros().scale() <= DECIMALS;
	}

	/** When a visit begins, in nanoseconds after the first. */
	long startsAfterNanos(long visit) {
		return BigDecimal.valueOf(visit).multiply(BigDecimal.valueOf(1_000_000_000L)).divide(perSecond, 0, RoundingMode.DOWN).longValue();
	}
}
