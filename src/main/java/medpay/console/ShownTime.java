package medpay.console;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import medpay.shared.BusinessClock;

/** Writes a moment for people (时间显示), as a clock in Shanghai shows it. */
public final class ShownTime {

	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
			.withZone(BusinessClock.SHANGHAI);
	private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
			.withZone(BusinessClock.SHANGHAI);

	private ShownTime() {}

	public static String of(Instant moment) {
		return DAY_AND_TIME.format(moment);
	}

	/** Attempts follow each other within milliseconds. */
	static String exactly(Instant moment) {
		return TO_THE_MILLISECOND.format(moment);
	}

	/** Seconds with two decimals below ten, else with one. */
	static String seconds(Duration time) {
		double seconds = Math.max(0, time.toMillis()) / 1000.0;
		return String.format(Locale.ROOT, seconds < 10 ? "%.2f" : "%,.1f", seconds);
	}

	/** Below ten seconds in milliseconds, above in seconds with one decimal. */
	static String took(Duration time) {
		long milliseconds = Math.max(0, time.toMillis());
		return milliseconds < 10_000 ? milliseconds + " ms" : String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
	}
}
