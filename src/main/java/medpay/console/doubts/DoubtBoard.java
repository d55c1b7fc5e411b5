package medpay.console.doubts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.console.Counterparties;
import medpay.agreement.OpenErrands;
import medpay.console.ShownTime;
import medpay.console.Tone;
import medpay.console.Yuan;
import medpay.institution.Institution;
import medpay.notice.NoticeLog;
import medpay.payment.DoubtDesk;
import org.jspecify.annotations.Nullable;

/** Everything the page shows (运行看板), written out for people. */
record DoubtBoard(long inDoubt, long tasks, long missingCount, long down, List<Row> doubts, List<Missing> missing, List<Errand> errands,
		List<Counterparties.Party> parties, boolean more) {

	/**
	 * A doubt or a task.
	 *
	 * @param stateKey of its words
	 * @param next when it is asked again; null when not by itself
	 * @param doing the key of what the driver does next
	 * @param mayHurry it can be asked now
	 */
	record Row(UUID payment, String path, String billNumber, @Nullable String refundNumber, String stateKey, String tone, String total, String since,
			@Nullable String next, String doing, @Nullable String task, @Nullable String taskDueAt, boolean late, boolean mayHurry) {}

	/** A notice that did not arrive. */
	record Missing(UUID event, String client, String type, String subject, int tries, boolean givenUp, @Nullable String outcome, String since,
			@Nullable String next, boolean mayOrder) {}

	/** What must still be asked about agreements. */
	record Errand(String kind, long count, int tries, String oldest, String next) {}

	/** What it is made from. */
	record Read(List<DoubtDesk.Doubt> doubts, List<NoticeLog.Missing> missing, List<OpenErrands.Kind> errands, List<Counterparties.Party> parties,
			Instant now, int most) {}

	static DoubtBoard of(Institution hospital, Read read) {
		List<Row> rows = read.doubts().stream().map(doubt -> row(hospital, doubt, read.now())).toList();
		return new DoubtBoard(rows.stream().filter(row -> row.tone().equals(Tone.DOUBT.style())).count(),
				rows.stream().filter(row -> row.task() != null).count(), read.missing().stream().filter(NoticeLog.Missing::givenUp).count(),
				read.parties().stream().filter(Counterparties.Party::down).count(), rows,
				read.missing().stream().map(DoubtBoard::missing).toList(),
				read.errands().stream().map(each -> new Errand(each.kind(), each.count(), each.tries(), ShownTime.of(each.oldest()),
						ShownTime.of(each.next()))).toList(),
				read.parties(), rows.size() == read.most() || read.missing().size() == read.most());
	}

	private static Row row(Institution hospital, DoubtDesk.Doubt doubt, Instant now) {
		boolean refund = doubt.refundNumber() != null;
		boolean doubtful = doubt.state().endsWith("IN_DOUBT") || List.of("REQUESTED", "REVERSING", "RESETTLING", "RETURNING").contains(doubt.state());
		Instant next = doubt.next();
		Instant due = doubt.taskDueAt();
		String doing = doubt.working() ? "working" : !doubtful ? "person" : next == null ? "told" : refund ? "refund" : doubt.state();
		return new Row(doubt.payment(), "/payments/" + hospital.code() + "/" + doubt.payment() + (refund ? "#refunds" : ""), doubt.billNumber(),
				doubt.refundNumber(), (refund ? "refund.state-" : "state.") + doubt.state(), (doubtful ? Tone.DOUBT : Tone.WAITING).style(),
				Yuan.of(doubt.totalFen()), ShownTime.of(doubt.since()), next == null ? null : ShownTime.of(next), "doubts.next-" + doing,
				doubt.task() == null ? null : "task." + doubt.task(), due == null ? null : ShownTime.of(due), due != null && due.isBefore(now),
				doubtful && !doubt.working());
	}

	private static Missing missing(NoticeLog.Missing each) {
		Instant next = each.next();
		return new Missing(each.event(), each.client(), each.type(), each.subject(), each.tries(), each.givenUp(), each.outcome(),
				ShownTime.of(each.since()), next == null ? null : ShownTime.of(next), each.ofHospital());
	}
}
