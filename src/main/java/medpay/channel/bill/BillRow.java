package medpay.channel.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import medpay.shared.BadStatement;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a bill by the names of its columns (账单行). What it does not say, or says in a form that is not certain, is a {@link BadStatement} that names line and column.
 *
 * @param line from 1, in the file
 * @param places the place of each column
 */
public record BillRow(int line, Map<String, Integer> places, List<String> values) {

	private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_.@*-]{1,64}");
	private static final Pattern YUAN = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,6})?");
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	public BillRow {
		if (values.size() != places.size()) {
			throw BadStatement.at(line, "须有 " + places.size() + " 列，实有 " + values.size() + " 列",
					"must have " + places.size() + " columns, has " + values.size());
		}
	}

	/** Empty where the bill has no such column, or nothing in it. */
	public String text(String column) {
		Integer place = places.get(column);
		return place == null ? "" : values.get(place).strip();
	}

	/** A number of an order or a trade; empty and 0 are none. */
	public @Nullable String optionalNumber(String column) {
		String text = text(column);
		if (text.isEmpty() || text.equals("0")) {
			return null;
		}
		if (!NUMBER.matcher(text).matches()) {
			throw bad(column, "不是合法的编号", "is no acceptable number");
		}
		return text;
	}

	/** Like {@link #optionalNumber}, but it must be there. */
	public String number(String column) {
		String number = optionalNumber(column);
		if (number == null) {
			throw bad(column, "缺失", "is missing");
		}
		return number;
	}

	/** Yuan, exact. */
	public BigDecimal yuan(String column) {
		String text = text(column);
		if (!YUAN.matcher(text).matches()) {
			throw bad(column, "须为元金额", "must be an amount in yuan");
		}
		return new BigDecimal(text);
	}

	/** Yuan with no part of a fen. */
	public long fen(String column) {
		try {
			return yuan(column).movePointRight(2).longValueExact();
		} catch (ArithmeticException e) {
			throw bad(column, "不足一分的金额", "has a part of a fen");
		}
	}

	/** Yuan to the nearest fen: channels show fees with more decimals than they keep. */
	public long roundedFen(String column) {
		return yuan(column).movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
	}

	/** A time of that day. */
	public Instant at(String column, BusinessDate day) {
		LocalDateTime at;
		try {
			at = LocalDateTime.parse(text(column).replace('：', ':'), TIME);
		} catch (DateTimeException e) {
			throw bad(column, "须为 yyyy-MM-dd HH:mm:ss", "must be yyyy-MM-dd HH:mm:ss");
		}
		if (!at.toLocalDate().equals(day.value())) {
			throw bad(column, "是 " + at.toLocalDate() + "，不是 " + day, "is " + at.toLocalDate() + ", not " + day);
		}
		return at.atZone(BusinessClock.SHANGHAI).toInstant();
	}

	public BadStatement bad(String column, String zh, String en) {
		return BadStatement.at(line, column + " " + zh, column + " " + en);
	}
}
