package medpay.console.finance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import medpay.console.Hospitals;
import medpay.institution.Institution;
import medpay.shared.BusinessDate;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an address asks for (页面参数); what is not there is 404, as everywhere. */
@Component
class Chosen {

	private static final int EARLIEST_YEAR = 2000;
	private static final int LATEST_YEAR = 9999;

	private final Hospitals hospitals;

	Chosen(Hospitals hospitals) {
		this.hospitals = hospitals;
	}

	/** The hospital with this code; the first one without a code. */
	Institution hospital(@Nullable String code) {
		return hospitals.chosen(code).orElseThrow(Chosen::nowhere);
	}

	BusinessDate day(String text) {
		try {
			LocalDate day = LocalDate.parse(text);
			if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
				return new BusinessDate(day);
			}
		} catch (DateTimeException e) {
			throw nowhere();
		}
		throw nowhere();
	}

	YearMonth month(String text) {
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

	/** {@code text}: null or empty for any. */
	<E extends Enum<E>> @Nullable E choice(@Nullable String text, Class<E> choices) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		for (E choice : choices.getEnumConstants()) {
			if (choice.name().equals(text)) {
				return choice;
			}
		}
		throw nowhere();
	}

	static ProblemException nowhere() {
		return new ProblemException(ProblemCode.NOT_FOUND);
	}
}
