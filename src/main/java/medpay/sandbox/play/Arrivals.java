package medpay.sandbox.play;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When the patients of a day come (到诊时间): a hump from eight to eleven, a lower one from one to four, a few at night. Only hours that have passed count,
 * so that nobody came in the future.
 */
final class Arrivals {

	/** Of a thousand patients, so many come in each hour. */
	private static final int[] BY_HOUR = {3, 2, 2, 2, 2, 3, 8, 42, 125, 150, 130, 90, 30, 75, 110, 95, 60, 25, 14, 10, 8, 6, 5, 3};
	private static final long SECONDS_OF_AN_HOUR = 3600;

	private final OffsetDateTime midnight;
	private final long seconds;
	private final long all;

	/** {@code now}: in Shanghai. */
	Arrivals(OffsetDateTime now) {
		midnight = now.truncatedTo(ChronoUnit.DAYS);
		seconds = Math.max(1, Duration.between(midnight, now).toSeconds());
		all = weightBefore(seconds);
	}

	/** The moment at which the given share of the day's patients has come; {@code of} is more than {@code patient}. */
	OffsetDateTime of(long patient, long of) {
		long wanted = Math.multiplyExact(all, patient) / of;
		long low = 0;
		long high = seconds;
		while (low < high) {
			long middle = (low + high + 1) / 2;
			if (weightBefore(middle) <= wanted) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return midnight.plusSeconds(low);
	}

	private static long weightBefore(long second) {
		long weight = 0;
		for (int hour = 0; hour < BY_HOUR.length; hour++) {
			weight += BY_HOUR[hour] * Math.clamp(second - hour * SECONDS_OF_AN_HOUR, 0, SECONDS_OF_AN_HOUR);
		}
		return weight;
	}
}
