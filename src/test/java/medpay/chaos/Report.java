package medpay.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import medpay.chaos.Evidence.PaymentRow;

/** The table that a run ends with (演练报告). */
final class Report {

	private final List<String> lines = new ArrayList<>();

	/** What was measured beside the evidence. {@code load}: with mischief; {@code drain}: without; {@code moved}: the business clock, while draining. */
	record Times(Duration load, Duration drain, Duration moved) {}

	Report(ChaosSettings settings, Statistics statistics, Doubts doubts, Times times, Evidence evidence, List<Violation> violations) {
		heading("Chaos run, seed " + settings.seed());
		line("load with mischief", time(times.load()));
		line("drained without", time(times.drain()) + ", business clock moved " + times.moved());
		payments(evidence, times);
		heading("kills: " + statistics.kills() + " (wanted " + settings.kills() + ")");
		statistics.killsByKind().forEach((kind, count) -> line("  " + kind, count));
		heading("recovery");
		line("restarts", statistics.recoveries().size());
		line("  start to ready, p50", quantile(statistics.recoveries(), 50));
		line("  start to ready, max", quantile(statistics.recoveries(), 100));
		line("  starts that failed with the database down", statistics.failedStarts());
		heading("other acts");
		statistics.acts().forEach((what, count) -> line("  " + what, count));
		heading("doubts");
		line("payments seen in doubt", doubts.seen());
		line("  longest, of the machine", time(doubts.longestWall()));
		line("  longest, of the business clock", time(doubts.longestBusiness()));
		tasks(evidence);
		orphans(evidence);
		heading("VIOLATIONS: " + violations.size());
		violations.forEach(violation -> lines.add("  " + violation));
	}

	private void payments(Evidence evidence, Times times) {
		List<PaymentRow> payments = evidence.ours().payments();
		heading("payments: %d, %.1f a second".formatted(payments.size(), payments.size() / Math.max(1.0, times.load().toMillis() / 1000.0)));
		counted(payments.stream().map(payment -> payment.state().name()).toList());
		line("refunds asked for", evidence.told().refunds().stream().map(HisView.RefundSeen::refundNumber).distinct().count());
		counted(lastRefundStates(evidence));
		line("withdrawals", evidence.told().withdrawals().size());
		counted(evidence.told().withdrawals().stream().map(HisView.Withdrawn::outcome).toList());
		line("answers read by the hospitals", evidence.told().seen().size());
		line("bills refused at the door", evidence.told().refusals().size());
		counted(evidence.told().refusals().stream().map(HisView.Refusal::code).toList());
		line("rows in the insurance's books", evidence.theirs().insurance().size());
		line("rows in UnionPay's books", evidence.theirs().unionpay().size());
		line("ledger entries", evidence.ours().entries().size());
	}

	private static List<String> lastRefundStates(Evidence evidence) {
		Map<String, String> last = new TreeMap<>();
		evidence.told().refunds().forEach(refund -> last.put(refund.refundNumber(), refund.state()));
		return List.copyOf(last.values());
	}

	private void tasks(Evidence evidence) {
		List<String> tasks = evidence.ours().payments().stream().filter(payment -> payment.task() != null)
				.map(payment -> payment.state() + " " + payment.task()).toList();
		line("payments with a task for a person", tasks.size());
		counted(tasks);
	}

	/** They are no violation and no success: the platform did what it had promised not to do, and reconciliation finds them. */
	private void orphans(Evidence evidence) {
		List<Evidence.TheirRow> orphans = SettlementsAgree.orphans(evidence).toList();
		line("settlements that took effect after their void", orphans.size());
		orphans.forEach(row -> lines.add("  " + row));
	}

	private void heading(String text) {
		lines.add("");
		lines.add(text);
	}

	private void line(String name, Object value) {
		lines.add("%-50s %s".formatted(name, value));
	}

	private void counted(List<String> values) {
		values.stream().collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()))
				.forEach((value, count) -> line("  " + value, count));
	}

	private static String quantile(List<Duration> sorted, int percent) {
		return sorted.isEmpty() ? "-" : time(sorted.get((sorted.size() - 1) * percent / 100));
	}

	private static String time(Duration length) {
		return "%.1f s".formatted(length.toMillis() / 1000.0);
	}

	String text() {
		return String.join(System.lineSeparator(), lines) + System.lineSeparator();
	}
}
