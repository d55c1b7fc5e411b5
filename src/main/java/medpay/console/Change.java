package medpay.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a figure stands beside the day before (与前一日相比).
 *
 * @param key the sentence in the messages: {@code today.change.…}
 * @param by the figure in it, with its sign
 */
record Change(String key, String by) {

	private static final String NOTHING_BEFORE = "today.change.none";
	private static final String SAME = "today.change.same";
	private static final String PERCENT = "today.change.percent";
	private static final String POINTS = "today.change.points";
	private static final double SMALLEST = 0.05;

	/** Of a number or an amount, in percent of the day before. */
	static Change percent(long now, long before) {
		return before == 0 ? new Change(NOTHING_BEFORE, "") : signed(PERCENT, (now - before) * 100.0 / before);
	}

	/** Of a share from 0 to 100, in points. */
	static Change points(@Nullable Double now, @Nullable Double before) {
		return now == null || before == null ? new Change(NOTHING_BEFORE, "") : signed(POINTS, now - before);
	}

	private static Change signed(String key, double by) {
		return Math.abs(by) < SMALLEST ? new Change(SAME, "") : new Change(key, String.format(Locale.ROOT, "%+,.1f", by).replace('-', '−'));
	}
}
