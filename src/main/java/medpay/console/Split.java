package medpay.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medpay.payment.PaymentView;
import medpay.payment.PaymentView.Charge;
import medpay.payment.machine.PaymentState;

/**
 * Who pays what of a bill (费用分担), as a bar of {@value #WIDTH} units.
 *
 * @param known false until the bill is split between the payers
 * @param undone the insured part was undone: the figures are history
 */
record Split(List<Part> parts, boolean known, boolean undone) {

	static final int WIDTH = 1000;
	/** A few fen of a large bill are still to be seen. */
	private static final int NARROWEST = 14;

	/**
	 * One payer's part.
	 *
	 * @param payer its key in the messages: {@code payer.…}
	 * @param style its class in the style sheet
	 */
	record Part(String payer, String style, String amount, String share, int from, int width) {}

	/** What one payer pays. */
	record Share(String payer, String style, long fen) {}

	/** The payers of many bills; those that pay nothing are left out. */
	static Split of(List<Share> shares) {
		List<Share> paying = shares.stream().filter(share -> share.fen() > 0).toList();
		long total = paying.stream().mapToLong(Share::fen).sum();
		return new Split(total == 0 ? List.of() : drawn(paying, total), total > 0, false);
	}

	static Split of(PaymentView payment) {
		var insurance = payment.insurance();
		long told = insurance.fundPaidFen() + insurance.personalAccountPaidFen() + insurance.otherPaidFen() + insurance.selfPayFen();
		if (payment.totalFen() == 0 || told != payment.totalFen()) {
			return new Split(List.of(), false, false);
		}
		List<Share> shares = Stream.of(new Share("payer.fund", "part-fund", insurance.fundPaidFen()),
				new Share("payer.personal-account", "part-account", insurance.personalAccountPaidFen()),
				new Share("payer.hospital", "part-hospital", insurance.otherPaidFen()),
				new Share(selfPayer(payment.state(), payment.charge()), "part-self", insurance.selfPayFen())).filter(share -> share.fen() > 0)
				.toList();
		return new Split(drawn(shares, payment.totalFen()), true, payment.state() == PaymentState.REVERSED);
	}

	/** The widths add up to the bar whatever was rounded: the widest part gives. */
	private static List<Part> drawn(List<Share> shares, long total) {
		int[] widths = shares.stream().mapToInt(share -> (int) Math.max(NARROWEST, share.fen() * WIDTH / total)).toArray();
		int widest = 0;
		int sum = 0;
		for (int index = 0; index < widths.length; index++) {
			sum += widths[index];
			widest = widths[index] > widths[widest] ? index : widest;
		}
		widths[widest] += WIDTH - sum;
		List<Part> parts = new ArrayList<>();
		int from = 0;
		for (int index = 0; index < widths.length; index++) {
			Share share = shares.get(index);
			parts.add(new Part(share.payer(), share.style(), Yuan.of(share.fen()), percent(share.fen(), total), from, widths[index]));
			from += widths[index];
		}
		return List.copyOf(parts);
	}

	private static String percent(long part, long total) {
		return String.format(Locale.ROOT, "%.1f%%", part * 100.0 / total);
	}

	private static String selfPayer(PaymentState state, Charge charge) {
		return switch (state) {
			case PAID_AT_WINDOW -> "payer.window-paid";
			case AT_WINDOW -> "payer.window-due";
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, PAID, REVERSING, REVERSAL_IN_DOUBT, REVERSED,
					REFUSED ->
				switch (charge.state()) {
					case CHARGED -> "payer.charged";
					case CHARGING -> "payer.charging";
					case IN_DOUBT -> "payer.charge-in-doubt";
					case DECLINED -> "payer.declined";
					case NONE -> "payer.open";
				};
		};
	}
}
