package medpay.console;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.payment.PaymentDays.Stretch;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an address asks for (页面参数); what cannot be there is 404, as everywhere. */
@Component
public class Wanted {

	private static final int EARLIEST_YEAR = 2000;
	private static final int LATEST_YEAR = 9999;
	private static final int LONGEST_AMOUNT = 20;

	private final Hospitals hospitals;

	Wanted(Hospitals hospitals) {
		this.hospitals = hospitals;
	}

	/** The hospital with this code; the first one without a code. */
	public Institution hospital(@Nullable String code) {
		return hospitals.chosen(text(code)).orElseThrow(Wanted::nowhere);
	}

	/** Without the spaces around it; null when nothing is left. */
	public static @Nullable String text(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

	/** yyyy-MM-dd; null without one. */
	public static @Nullable LocalDate day(@Nullable String text) {
		String day = text(text);
		if (day == null) {
			return null;
		}
		try {
			LocalDate date = LocalDate.parse(day);
			if (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR) {
				return date;
			}
		} catch (DateTimeException e) {
			throw nowhere();
		}
		throw nowhere();
	}

	/** A day that must be there. */
	public static BusinessDate businessDay(String text) {
		LocalDate day = day(text);
		if (day == null) {
			throw nowhere();
		}
		return new BusinessDate(day);
	}

	/** yyyy-MM. */
	public static YearMonth month(String text) {
		try {
			YearMonth month = YearMonth.parse(text);
			if (month.getYear() >= EARLIEST_YEAR && month.getYear() <= LATEST_YEAR) {
				return month;
			}
		} catch (DateTimeException e) {
			throw nowhere();
		}
		throw nowhere();
	}

	/** From the beginning of the first day to the end of the last, in Shanghai; null when both are open. */
	public static @Nullable Stretch days(@Nullable LocalDate first, @Nullable LocalDate last) {
		if (first == null && last == null) {
			return null;
		}
		LocalDate from = first == null ? LocalDate.of(EARLIEST_YEAR, 1, 1) : first;
		LocalDate to = last == null ? LocalDate.of(LATEST_YEAR, 1, 1) : last;
		return new Stretch(from.atStartOfDay(BusinessClock.SHANGHAI).toInstant(), to.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant());
	}

	/** {@code text}: null or empty for any. */
	public static <E extends Enum<E>> @Nullable E choice(@Nullable String text, Class<E> choices) {
		String word = text(text);
		if (word == null) {
			return null;
		}
		for (E choice : choices.getEnumConstants()) {
			if (choice.name().equals(word)) {
				return choice;
			}
		}
		throw nowhere();
	}

	/** An amount as people write it, {@code 1,234.50}, in fen; empty for what is no amount. */
	public static Optional<Long> amount(String yuan) {
		String figures = yuan.strip().replace('，', ',');
		if (figures.length() > LONGEST_AMOUNT || !figures.matches("([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]{1,2})?")) {
			return Optional.empty();
		}
		try {
			return Optional.of(new BigDecimal(figures.replace(",", "")).movePointRight(2).longValueExact());
		} catch (ArithmeticException e) {
			return Optional.empty();
		}
	}

	/** Empty for what is no id. */
	public static Optional<UUID> id(String text) {
		return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
	}

	public static ProblemException nowhere() {
		return new ProblemException(ProblemCode.NOT_FOUND);
	}
}
