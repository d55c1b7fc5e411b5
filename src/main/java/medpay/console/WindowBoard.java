package medpay.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.institution.Institution;
import medpay.payment.OpenPayments.Kind;
import medpay.payment.OpenPayments.Open;
import medpay.payment.OpenPayments.Sum;
import medpay.payment.OpenRefunds;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import org.jspecify.annotations.Nullable;

/** Everything the cashier's page shows (窗口看板), written out for people. */
record WindowBoard(List<Total> totals, List<Row> rows, List<Back> backs, boolean more) {

	/** How many of a kind, and what they come to. */
	record Total(Kind kind, String tone, long count, String yuan) {}

	/**
	 * One open payment.
	 *
	 * @param act the key of the sentence that says what may be done
	 * @param untilIs the key of what happens then
	 */
	record Row(String path, String billNumber, Kind kind, PaymentState state, String tone, String due, String insured, @Nullable String why,
			String since,
			@Nullable String until, String untilIs, int tries, String owner, String act, @Nullable String task, @Nullable String taskDueAt) {}

	/** One open refund. {@code act}: the key of the sentence that says what may be done. */
	record Back(String path, String refundNumber, String billNumber, OpenRefunds.Kind kind, RefundState state, String tone, String amount,
			String reason, String since, String owner, String act, @Nullable String task, @Nullable String taskDueAt) {}

	/** What is read for the board. */
	record Read(List<Sum> sums, List<Open> payments, List<OpenRefunds.Open> refunds) {}

	static WindowBoard of(Institution institution, Read read, Locale language, int most) {
		List<Sum> sums = read.sums();
		Map<Kind, Sum> byKind = sums.stream().collect(Collectors.toMap(Sum::kind, Function.identity()));
		List<Total> totals = Arrays.stream(Kind.values()).map(kind -> {
			Sum sum = byKind.getOrDefault(kind, new Sum(kind, 0, 0));
			return new Total(kind, tone(kind).style(), sum.count(), Yuan.of(sum.dueFen()));
		}).toList();
		long all = sums.stream().mapToLong(Sum::count).sum();
		return new WindowBoard(totals, read.payments().stream().map(each -> row(institution, each, language)).toList(),
				read.refunds().stream().map(each -> back(institution, each)).toList(), all > most || read.refunds().size() == most);
	}

	private static Row row(Institution institution, Open open, Locale language) {
		boolean english = language.getLanguage().equals("en");
		String why = open.why() == null ? null : english ? open.why().en() : open.why().zh();
		return new Row("/payments/" + institution.code() + "/" + open.paymentId(), open.billNumber(), open.kind(), open.state(),
				tone(open.kind()).style(),
				Yuan.of(open.dueFen()), Yuan.of(open.insuredFen()), why, ShownTime.of(open.since()),
				open.until() == null ? null : ShownTime.of(open.until()), open.delivered() ? "window.then-owed" : "window.then-undone", open.tries(),
				open.owner(), act(open), open.task() == null ? null : "task." + open.task(),
				open.taskDueAt() == null ? null : ShownTime.of(open.taskDueAt()));
	}

	private static Back back(Institution institution, OpenRefunds.Open open) {
		Tone tone = switch (open.kind()) {
			case PAY_OUT, COLLECT -> Tone.WAITING;
			case BY_HAND -> Tone.OVER;
			case WAIT -> Tone.DOUBT;
		};
		return new Back("/payments/" + institution.code() + "/" + open.paymentId(), open.refundNumber(), open.billNumber(), open.kind(),
				open.state(),
				tone.style(), Yuan.of(open.amountFen()), open.reason(), ShownTime.of(open.since()), open.owner(), "window.back-act-" + open.kind(),
				open.task() == null ? null : "task." + open.task(), open.taskDueAt() == null ? null : ShownTime.of(open.taskDueAt()));
	}

	private static String act(Open open) {
		return switch (open.kind()) {
			case COLLECT -> "window.act-collect";
			case ASKS_PATIENT -> "window.act-phone";
			case OWED -> "window.act-owed";
			case WAIT -> open.state() == PaymentState.CHARGE_IN_DOUBT ? "window.act-doubt" : "window.act-wait";
		};
	}

	private static Tone tone(Kind kind) {
		return switch (kind) {
			case COLLECT, ASKS_PATIENT -> Tone.WAITING;
			case OWED -> Tone.OVER;
			case WAIT -> Tone.DOUBT;
		};
	}
}
