package medpay.console;

import java.util.Locale;

/** Figures with one decimal, kept as whole tenths (一位小数). */
final class Tenths {

	private Tenths() {}

	/** A part of a whole in tenths of a percent, rounded half up; the whole is above zero. */
	static long percent(long part, long whole) {
		return Math.floorDiv(Math.addExact(Math.multiplyExact(part, 2000L), whole), Math.multiplyExact(whole, 2L));
	}

	/** {@code 98.2}; with its sign in front where it is below zero. */
	static String text(long tenths) {
		long amount = Math.abs(tenths);
		return String.format(Locale.ROOT, "%s%,d.%d", tenths < 0 ? "−" : "", amount / 10, amount % 10);
	}
}
