package medpay.console;

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

	/** Of a number or an amount, in percent of the day before. */
	static Change percent(long now, long before) {
		return before == 0 ? new Change(NOTHING_BEFORE, "") : signed(PERCENT, Tenths.percent(now - before, before));
	}

	/** Of a share in tenths of a percent, in points. */
	static Change points(@Nullable Long now, @Nullable Long before) {
		return now == null || before == null ? new Change(NOTHING_BEFORE, "") : signed(POINTS, now - before);
	}

	private static Change signed(String key, long tenths) {
		return tenths == 0 ? new Change(SAME, "") : new Change(key, (tenths > 0 ? "+" : "") + Tenths.text(tenths));
	}
}
