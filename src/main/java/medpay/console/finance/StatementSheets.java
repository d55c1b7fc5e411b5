package medpay.console.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medpay.settlement.statement.Payer;
import medpay.settlement.statement.Taking;
import medpay.settlement.statement.Takings;
import medpay.settlement.statement.Takings.Period;
import medpay.settlement.statement.Vouchers;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes statements as tables (结算表): the page, CSV, XLSX and PDF show the same one, in the reader's language. */
@Component
class StatementSheets {

	private static final List<String> FIGURES = List.of("taking.charges", "taking.charged", "taking.returns", "taking.returned", "taking.fee",
			"taking.adjusted", "taking.net");
	private static final List<String> VOUCHER = List.of("voucher.day", "voucher.number", "voucher.code", "voucher.account", "voucher.leg",
			"voucher.debit", "voucher.credit");

	private final Takings takings;
	private final Vouchers vouchers;
	private final MessageSource messages;

	StatementSheets(Takings takings, Vouchers vouchers, MessageSource messages) {
		this.takings = takings;
		this.vouchers = vouchers;
		this.messages = messages;
	}

	/** The takings of a period, the sum of all in the last row. */
	Sheet takings(View view, Period period, Locale language) {
		List<String> headings = Stream.concat(Stream.of(view.heading(), "taking.payer", "taking.method"), FIGURES.stream())
				.map(key -> say(key, language)).toList();
		List<Taking> all = view.read(takings, period);
		List<List<Cell>> rows = new ArrayList<>();
		all.forEach(each -> rows.add(row(under(view, each, language), each, language)));
		all.stream().reduce((sum, each) -> new Taking("", Payer.FUND, "", sum.charges() + each.charges(), sum.chargedFen() + each.chargedFen(),
				sum.returns() + each.returns(), sum.returnedFen() + each.returnedFen(), sum.feeFen() + each.feeFen(),
				sum.adjustedFen() + each.adjustedFen())).ifPresent(sum -> rows.add(total(sum, language)));
		return new Sheet(say("taking.sheet-" + view, language), headings, rows);
	}

	private String under(View view, Taking taking, Locale language) {
		String key = view.key(taking);
		return key.isEmpty() ? taking.under() : say(key, language);
	}

	private List<Cell> row(String under, Taking taking, Locale language) {
		String method = taking.method().isEmpty() ? "" : say("taking.method-" + taking.method(), language);
		return cells(List.of(under, say("taking.payer-" + taking.payer(), language), method), taking);
	}

	private List<Cell> total(Taking sum, Locale language) {
		return cells(List.of(say("taking.total", language), "", ""), sum);
	}

	private static List<Cell> cells(List<String> words, Taking taking) {
		List<Cell> cells = new ArrayList<>(words.stream().map(Cell::text).toList());
		cells.add(Cell.count(taking.charges()));
		cells.add(Cell.amount(taking.chargedFen()));
		cells.add(Cell.count(taking.returns()));
		cells.add(Cell.amount(taking.returnedFen()));
		cells.add(Cell.amount(taking.feeFen()));
		cells.add(Cell.amount(taking.adjustedFen()));
		cells.add(Cell.amount(taking.netFen()));
		return cells;
	}

	/** The ledger by the hospital's own account codes. */
	Sheet vouchers(Period period, Locale language) {
		List<List<Cell>> rows = vouchers.of(period).stream()
				.map(line -> List.of(Cell.text(line.day()), Cell.text(line.number()), Cell.text(line.code().code()), Cell.text(line.code().name()),
						Cell.text(line.leg()), Cell.amount(line.debitFen()), Cell.amount(line.creditFen())))
				.toList();
		return new Sheet(say("voucher.sheet", language), VOUCHER.stream().map(key -> say(key, language)).toList(), rows);
	}

	String say(String key, Locale language, Object... values) {
		return messages.getMessage(key, values, language);
	}
}
