package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;

/** A day of the books (账务日期) in Shanghai, cut at 00:00. */
public record BusinessDate(@JsonValue LocalDate value) {

	public static BusinessDate of(Instant instant) {
		return new BusinessDate(LocalDate.ofInstant(instant, BusinessClock.SHANGHAI));
	}

	/** The moment at which this day ends. */
	public Instant end() {
		return value.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant();
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
