package medpay.settlement.payout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import medpay.settlement.payout.WorkingDays.SpecialDay;
import medpay.shared.BadStatement;
import medpay.shared.OneLine;
import medpay.shared.sheet.SheetReader;
import org.springframework.stereotype.Component;

/** Takes the table of a year's public holidays in (接收节假日表), as the State Council's notice gives it: {@code day, kind, name}; kind is OFF or WORKING. */
@Component
public class CalendarYears {

	static final List<String> COLUMNS = List.of("day", "kind", "name");
	private static final int MOST = 120;

	private final WorkingDays days;

	CalendarYears(WorkingDays days) {
		this.days = days;
	}

	/**
	 * Takes a year in place of what was known of it.
	 *
	 * @param source the notice it comes from, 1 to 200 characters
	 * @throws BadStatement when a line is bad or of another year
	 */
	public void take(byte[] content, int year, String source, String by) {
		if (source.isBlank() || source.length() > 200 || !OneLine.of(source, 200).equals(source)) {
			throw BadStatement.whole("请写明依据的通知，1 至 200 个字符", "name the notice it comes from in 1 to 200 characters");
		}
		List<List<String>> rows = SheetReader.rows(content, COLUMNS, MOST);
		if (rows.isEmpty()) {
			throw BadStatement.whole("没有一行", "there is no row");
		}
		Set<LocalDate> seen = new HashSet<>();
		List<SpecialDay> special = new ArrayList<>();
		for (int index = 0; index < rows.size(); index++) {
			SpecialDay day = day(index + 2, rows.get(index), year);
			if (!seen.add(day.day())) {
				throw BadStatement.at(index + 2L, "日期重复", "repeats a day");
			}
			special.add(day);
		}
		days.take(year, special, source, by);
	}

	private static SpecialDay day(int line, List<String> cells, int year) {
		String name = cells.get(2).strip();
		try {
			LocalDate day = LocalDate.parse(cells.get(0).strip());
			if (day.getYear() == year && !name.isEmpty() && OneLine.of(name, 60).equals(name)) {
				return new SpecialDay(day, SpecialDay.Kind.valueOf(cells.get(1).strip()), name);
			}
		} catch (DateTimeException | IllegalArgumentException e) {
			throw bad(line, year);
		}
		throw bad(line, year);
	}

	private static BadStatement bad(int line, int year) {
		return BadStatement.at(line, "须为 " + year + " 年的日期、OFF 或 WORKING、名称", "must be a day of " + year + ", OFF or WORKING, and a name");
	}
}
