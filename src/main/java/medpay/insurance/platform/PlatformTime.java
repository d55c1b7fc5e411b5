package medpay.insurance.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import medpay.shared.BusinessClock;

/** How the interface writes time (时间格式): the wall clock of Shanghai, without an offset. */
public final class PlatformTime {

	private static final DateTimeFormatter TIME = strict("uuuu-MM-dd HH:mm:ss");
	private static final DateTimeFormatter DATE = strict("uuuu-MM-dd");
	private static final DateTimeFormatter COMPACT = strict("uuuuMMddHHmmss");
	private static final DateTimeFormatter STAMP = strict("uuuuMMddHHmmssSSS");

	private PlatformTime() {}

	private static DateTimeFormatter strict(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
	}

	/** yyyy-MM-dd HH:mm:ss: every time inside a message. */
	public static String time(Instant instant) {
		return TIME.format(shanghai(instant));
	}

	/** yyyy-MM-dd: every date inside a message. */
	public static String date(LocalDate date) {
		return DATE.format(date);
	}

	/** yyyyMMddHHmmss: inside a msgid. */
	public static String compact(Instant instant) {
		return COMPACT.format(shanghai(instant));
	}

	/** yyyyMMddHHmmssSSS: refmsg_time and respond_time of an answer. */
	public static String stamp(Instant instant) {
		return STAMP.format(shanghai(instant));
	}

	/** Reads yyyy-MM-dd HH:mm:ss. Throws {@link MalformedMessage} for anything else. */
	public static Instant readTime(String text) {
		try {
			return LocalDateTime.parse(text, TIME).atZone(BusinessClock.SHANGHAI).toInstant();
		} catch (DateTimeException e) {
			throw new MalformedMessage("a time that is not yyyy-MM-dd HH:mm:ss");
		}
	}

	/** Reads yyyyMMddHHmmssSSS; empty for anything else. */
	public static Optional<Instant> readStamp(String text) {
		try {
			return Optional.of(LocalDateTime.parse(text, STAMP).atZone(BusinessClock.SHANGHAI).toInstant());
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	/** Reads yyyy-MM-dd. Throws {@link MalformedMessage} for anything else. */
	public static LocalDate readDate(String text) {
		try {
			return LocalDate.parse(text, DATE);
		} catch (DateTimeException e) {
			throw new MalformedMessage("a date that is not yyyy-MM-dd");
		}
	}

	private static LocalDateTime shanghai(Instant instant) {
		return LocalDateTime.ofInstant(instant, BusinessClock.SHANGHAI);
	}
}
