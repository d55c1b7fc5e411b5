package medpay.settlement.payout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import medpay.shared.BusinessDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The country's working days (工作日历): weekdays without the public holidays, and the weekend days that are worked instead. A year that is not known is never guessed. */
@Component
public class WorkingDays {

	private final JdbcClient jdbc;
	private final TransactionOperations transactions;

	WorkingDays(JdbcClient jdbc, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/** A day that is not what its weekday says. */
	public record SpecialDay(LocalDate day, Kind kind, String name) {

		/** What it is. */
		public enum Kind {
			/** 放假. */
			OFF,
			/** 调休上班. */
			WORKING
		}
	}

	/**
	 * The {@code count}th working day after a day.
	 *
	 * @throws UnknownYear when the way there leads into a year whose holidays are not known
	 */
	public BusinessDate after(BusinessDate day, int count) {
		LocalDate found = day.value();
		for (int left = count; left > 0;) {
			found = found.plusDays(1);
			if (isWorking(found)) {
				left--;
			}
		}
		return new BusinessDate(found);
	}

	private boolean isWorking(LocalDate day) {
		if (!years().contains(day.getYear())) {
			throw new UnknownYear(day.getYear());
		}
		Optional<SpecialDay.Kind> special = jdbc.sql("select kind from special_day where day = :day").param("day", day)
				.query((row, number) -> SpecialDay.Kind.valueOf(row.getString(1))).optional();
		boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
		return special.map(kind -> kind == SpecialDay.Kind.WORKING).orElse(weekday);
	}

	/** The years that are known. */
	public List<Integer> years() {
		return jdbc.sql("select year from calendar_year order by year").query((row, number) -> row.getInt(1)).list();
	}

	/** Takes a year's table, in place of what was known of it. {@code source}: the notice it comes from. All days are of that year. */
	public void take(int year, List<SpecialDay> days, String source, String by) {
		transactions.executeWithoutResult(status -> {
			jdbc.sql("""
					insert into calendar_year (year, source, loaded_by) values (:year, :source, :by)
					on conflict (year) do update set source = excluded.source, loaded_by = excluded.loaded_by""").param("year", year)
					.param("source", source).param("by", by).update();
			jdbc.sql("delete from special_day where extract(year from day) = :year").param("year", year).update();
			days.forEach(each -> jdbc.sql("insert into special_day (day, kind, name) values (:day, :kind, :name)").param("day", each.day())
					.param("kind", each.kind().name()).param("name", each.name()).update());
		});
	}
}
