package medpay.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A place in a list ordered by time, as it stands in an address (翻页位置): microseconds and what tells rows of the same moment apart. */
public record Moment(Instant at, String id) {

	private static final long MICROS = 1_000_000;

	/** Null without one. */
	public static @Nullable Moment of(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		String[] parts = cursor.split("~", 2);
		if (parts.length < 2 || !parts[0].matches("[0-9]{1,17}")) {
			throw Wanted.nowhere();
		}
		try {
			return new Moment(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), parts[1]);
		} catch (DateTimeException e) {
			throw Wanted.nowhere();
		}
	}

	public String cursor() {
		return (at.getEpochSecond() * MICROS + at.getNano() / 1000) + "~" + id;
	}
}
