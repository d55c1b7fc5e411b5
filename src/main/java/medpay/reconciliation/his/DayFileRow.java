package medpay.reconciliation.his;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import medpay.shared.BadStatement;
import medpay.reconciliation.LineAmounts;
import medpay.reconciliation.LineKind;
import medpay.reconciliation.StatementLine;
import medpay.reconciliation.Through;
import medpay.shared.BusinessDate;
import org.jspecify.annotations.Nullable;

/** Checks one line of a day file and turns it into a line to be matched. Used for one file, line by line. */
final class DayFileRow {

	private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_.:/-]{1,64}");
	private static final Pattern FEN = Pattern.compile("-?(0|[1-9][0-9]{0,14})");
	private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]{1,40}");
	private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9]{1,6}");
	private static final Set<String> METHODS = Set.of("UNIONPAY", "WECHAT", "ALIPAY", "CASH", "CARD", "OTHER", "");

	private final BusinessDate day;
	private CsvRecord row;
	private int count;

	@SuppressWarnings("NullAway.Init")
	DayFileRow(BusinessDate day) {
		this.day = day;
	}

	StatementLine read(CsvRecord record) {
		row = record;
		count++;
		if (record.getFieldCount() != DayFileColumn.values().length) {
			throw bad("须有 " + DayFileColumn.values().length + " 列，实有 " + record.getFieldCount() + " 列",
					"must have " + DayFileColumn.values().length + " columns, has " + record.getFieldCount());
		}
		String bill = required(DayFileColumn.BILL_NUMBER, NUMBER);
		LineKind kind = choice(DayFileColumn.KIND, LineKind.class);
		Through through = choice(DayFileColumn.THROUGH, Through.class);
		if (through == Through.ANY) {
			throw bad(DayFileColumn.THROUGH, "须为 MEDPAY 或 DIRECT", "must be MEDPAY or DIRECT");
		}
		String refund = optional(DayFileColumn.REFUND_NUMBER, NUMBER);
		if ((kind == LineKind.REFUND) != (refund != null)) {
			throw bad(DayFileColumn.REFUND_NUMBER, "退费行必填，收费行须为空", "is required for a refund and must be empty for a charge");
		}
		LineAmounts amounts = amounts(kind);
		String settlement = optional(DayFileColumn.SETTLEMENT_NUMBER, CODE);
		return new StatementLine(count, kind, refund == null ? bill : bill + "/" + refund, through, bill, refund, settlement,
				optional(DayFileColumn.CHANNEL_REFERENCE, CODE), settlement == null || withoutGroup(through) ? null : group(), method(),
				operator(), amounts, 0, bookedAt());
	}

	private LineAmounts amounts(LineKind kind) {
		long total = fen(DayFileColumn.TOTAL_FEN);
		long fund = fen(DayFileColumn.FUND_PAID_FEN);
		long account = fen(DayFileColumn.PERSONAL_ACCOUNT_PAID_FEN);
		long other = fen(DayFileColumn.OTHER_PAID_FEN);
		long self = fen(DayFileColumn.SELF_PAY_FEN);
		if (total < 0 || (kind == LineKind.CHARGE && (fund < 0 || account < 0 || other < 0 || self < 0))) {
			throw bad("金额不得为负：方向由 kind 表示", "amounts must not be negative: kind gives the direction");
		}
		if (fund + account + other + self != total) {
			throw bad("fund_paid_fen + personal_account_paid_fen + other_paid_fen + self_pay_fen 须等于 total_fen",
					"fund_paid_fen + personal_account_paid_fen + other_paid_fen + self_pay_fen must equal total_fen");
		}
		return new LineAmounts(total, fund, account, other, self);
	}

	/** Medpay knows the group of what it settled itself. */
	private boolean withoutGroup(Through through) {
		return through == Through.MEDPAY && DayFileColumn.INSURANCE_TYPE.in(row).isEmpty();
	}

	private String group() {
		return required(DayFileColumn.INSURANCE_TYPE, GROUP) + "/" + required(DayFileColumn.CLR_TYPE, GROUP) + "/"
				+ required(DayFileColumn.CLR_OPTINS, GROUP);
	}

	private @Nullable String method() {
		String method = DayFileColumn.METHOD.in(row);
		if (!METHODS.contains(method)) {
			throw bad(DayFileColumn.METHOD, "须为 UNIONPAY、WECHAT、ALIPAY、CASH、CARD、OTHER 之一或为空",
					"must be one of UNIONPAY, WECHAT, ALIPAY, CASH, CARD, OTHER, or empty");
		}
		return method.isEmpty() ? null : method;
	}

	private String operator() {
		String operator = DayFileColumn.OPERATOR.in(row);
		if (operator.isBlank() || operator.length() > 30 || operator.chars().anyMatch(Character::isISOControl)) {
			throw bad(DayFileColumn.OPERATOR, "须为 1 至 30 个字符", "must have 1 to 30 characters");
		}
		return operator;
	}

	private Instant bookedAt() {
		Instant at;
		try {
			at = OffsetDateTime.parse(DayFileColumn.BOOKED_AT.in(row)).toInstant();
		} catch (DateTimeParseException e) {
			throw bad(DayFileColumn.BOOKED_AT, "须为带时区的时间，例如 2026-11-23T09:30:00+08:00",
					"must be a time with offset, for example 2026-11-23T09:30:00+08:00");
		}
		if (!BusinessDate.of(at).equals(day)) {
			throw bad(DayFileColumn.BOOKED_AT, "不属于 " + day, "is not of " + day);
		}
		return at;
	}

	private long fen(DayFileColumn column) {
		String text = column.in(row);
		if (!FEN.matcher(text).matches()) {
			throw bad(column, "须为整数（分）", "must be an integer of fen");
		}
		return Long.parseLong(text);
	}

	private <E extends Enum<E>> E choice(DayFileColumn column, Class<E> choices) {
		String text = column.in(row);
		for (E choice : choices.getEnumConstants()) {
			if (choice.name().equals(text)) {
				return choice;
			}
		}
		throw bad(column, "取值不在允许之列", "is not one of the allowed values");
	}

	private String required(DayFileColumn column, Pattern form) {
		String text = column.in(row);
		if (!form.matcher(text).matches()) {
			throw bad(column, "格式须为 " + form, "must have the form " + form);
		}
		return text;
	}

	private @Nullable String optional(DayFileColumn column, Pattern form) {
		return column.in(row).isEmpty() ? null : required(column, form);
	}

	private BadStatement bad(DayFileColumn column, String zh, String en) {
		return bad(column.heading() + " " + zh, column.heading() + " " + en);
	}

	private BadStatement bad(String zh, String en) {
		return BadStatement.at(row.getStartingLineNumber(), zh, en);
	}
}
