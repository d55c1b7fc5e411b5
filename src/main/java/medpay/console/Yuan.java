package medpay.console;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import medpay.shared.Money;

/** Writes an amount for people (金额显示): yuan with two decimals and thousands separators, the same in both languages. */
public final class Yuan {

	private Yuan() {}

	public static String of(long fen) {
		return of(Money.ofFen(fen));
	}

	/** A difference or a balance: less than nothing with a minus. */
	public static String signed(long fen) {
		return (fen < 0 ? "−" : "") + of(Math.abs(fen));
	}

	public static String of(Money amount) {
		return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount.yuan());
	}
}
