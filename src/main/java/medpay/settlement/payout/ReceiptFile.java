package medpay.settlement.payout;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import medpay.shared.BadStatement;
import medpay.shared.OneLine;
import medpay.shared.sheet.SheetReader;

/** Reads a bank statement (银行回单文件): CSV in UTF-8 or XLSX, {@code receipt_number, received_on, amount_yuan, payer, purpose}; yuan with at most two decimals, taken out negative. */
final class ReceiptFile {

	static final List<String> COLUMNS = List.of("receipt_number", "received_on", "amount_yuan", "payer", "purpose");
	private static final int MOST = 5000;
	private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

	private ReceiptFile() {}

	/** One receipt; {@code line} from 1, the heading being 1. */
	record Row(int line, String number, LocalDate receivedOn, long amountFen, String payer, String purpose) {}

	/** @throws BadStatement naming the line */
	static List<Row> read(byte[] content) {
		List<List<String>> rows = SheetReader.rows(content, COLUMNS, MOST);
		Set<String> seen = new HashSet<>();
		return IntStream.range(0, rows.size()).mapToObj(index -> {
			Row row = row(index + 2, rows.get(index));
			if (!seen.add(row.number())) {
				throw BadStatement.at(row.line(), "回单号重复：" + row.number(), "repeats receipt_number " + row.number());
			}
			return row;
		}).toList();
	}

	private static Row row(int line, List<String> cells) {
		String number = text(line, cells.get(0), "receipt_number", 64);
		if (!number.matches("[0-9A-Za-z_-]+")) {
			throw BadStatement.at(line, "receipt_number 只能含数字、字母、- 和 _", "receipt_number has digits, letters, - and _ only");
		}
		return new Row(line, number, date(line, cells.get(1)), fen(line, cells.get(2)), text(line, cells.get(3), "payer", 120),
				cells.get(4).isBlank() ? "" : text(line, cells.get(4), "purpose", 200));
	}

	private static String text(int line, String cell, String column, int most) {
		String text = cell.strip();
		if (text.isEmpty() || text.length() > most || !OneLine.of(text, most).equals(text)) {
			throw BadStatement.at(line, column + " 须为 1 至 " + most + " 个字符的一行文字", column + " must be one line of 1 to " + most + " characters");
		}
		return text;
	}

	private static LocalDate date(int line, String cell) {
		try {
			return LocalDate.parse(cell.strip());
		} catch (DateTimeException e) {
			throw BadStatement.at(line, "received_on 不是日期（yyyy-MM-dd）", "received_on is no date (yyyy-MM-dd)");
		}
	}

	private static long fen(int line, String cell) {
		String text = cell.strip().replace(",", "");
		if (text.matches("-?[0-9]{1,12}(\\.[0-9]{1,2})?")) {
			var yuan = new BigDecimal(text);
			if (yuan.signum() != 0 && yuan.abs().compareTo(LARGEST) < 0) {
				return yuan.movePointRight(2).longValueExact();
			}
		}
		throw BadStatement.at(line, "amount_yuan 须为不等于 0 的元金额，至多两位小数", "amount_yuan must be an amount in yuan, not 0, with at most two decimals");
	}
}
