package medpay.console.figures;

import java.util.Locale;
import medpay.console.Yuan;
import medpay.payment.PaymentFigures.Figure;

/**
 * A group of the figures, written out for people (统计行). A group of fewer than {@value #FEWEST} persons shows nothing by which one of them could be recognised.
 *
 * @param label its name in the reader's language
 * @param few too small to be shown
 * @param insuredWidth and {@code selfWidth}: of a bar of {@value #WIDTH} units
 */
record FigureRow(String label, boolean few, String payments, String noTouch, String total, String insured, String selfPay, String codeUses,
		String codeAmount, String creditUses, String creditAmount, int insuredWidth, int selfWidth) {

	static final int WIDTH = 1000;
	static final int FEWEST = 5;
	static final String FEW = "<" + FEWEST;
	static final String HIDDEN = "–";

	static boolean few(Figure figure) {
		return figure.persons() < FEWEST;
	}

	/** {@code most}: the amount of the longest bar, in fen. */
	static FigureRow of(Figure figure, String label, long most) {
		if (few(figure)) {
			return new FigureRow(label, true, FEW, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, 0, 0);
		}
		return new FigureRow(label, false, count(figure.payments()), share(figure.noTouch(), figure.payments()), Yuan.of(figure.totalFen()),
				Yuan.of(figure.insuredFen()), Yuan.of(figure.selfPayFen()), count(figure.codeUses()), Yuan.of(figure.codeFen()),
				count(figure.creditUses()), Yuan.of(figure.creditFen()), width(figure.insuredFen(), most), width(figure.selfPayFen(), most));
	}

	static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** In percent with one decimal. */
	static String share(long part, long whole) {
		if (whole == 0) {
			return HIDDEN;
		}
		long tenths = Math.floorDiv(part * 2000 + whole, whole * 2);
		return tenths / 10 + "." + tenths % 10 + "%";
	}

	private static int width(long fen, long most) {
		return most == 0 ? 0 : Math.toIntExact(fen * WIDTH / most);
	}
}
