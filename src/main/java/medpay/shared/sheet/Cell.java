package medpay.shared.sheet;

import java.math.BigDecimal;

/** What stands in one place of a table (单元格). */
public sealed interface Cell {

	/** As it is read without a spreadsheet. */
	String plain();

	/** Words. Never begins a formula: the program that opens the file would run it. */
	record Text(String words) implements Cell {

		@Override
		public String plain() {
			return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
		}
	}

	/** How many. */
	record Count(long number) implements Cell {

		@Override
		public String plain() {
			return Long.toString(number);
		}
	}

	/** An amount in fen, shown in yuan with two decimals. */
	record Amount(long fen) implements Cell {

		@Override
		public String plain() {
			return yuan().toPlainString();
		}

		BigDecimal yuan() {
			return BigDecimal.valueOf(fen, 2);
		}
	}

	static Cell text(Object words) {
		return new Text(words.toString());
	}

	static Cell count(long number) {
		return new Count(number);
	}

	static Cell amount(long fen) {
		return new Amount(fen);
	}
}
