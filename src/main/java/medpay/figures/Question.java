package medpay.figures;

import java.util.List;

/**
 * One question to the database (一项统计): a row per institution and tags, each row with the values.
 *
 * @param subject what is counted; part of the meters' names
 * @param sql reads {@code institution_id}, the tags and the values; {@code :now} is the business clock. It reads open work only, by an index made for that
 * @param tags columns that tell the rows of an institution apart
 * @param values columns with a number each
 */
record Question(String subject, String sql, List<String> tags, List<String> values) {

	static final List<Question> ALL = List.of(
			new Question("payments",
					"""
							select institution_id, state, scene, count(*) as waiting, count(task) as tasks,
							  greatest(0, extract(epoch from cast(:now as timestamptz) - min(coalesce(case when state = 'AT_WINDOW' then window_since else doubt_began_at end, updated_at))))
							    as oldest_seconds
							from payment where state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT', 'AT_WINDOW')
							group by institution_id, state, scene""",
					List.of("state", "scene"), List.of("waiting", "tasks", "oldest_seconds")),
			new Question("refunds",
					"""
							select institution_id, state, count(*) as waiting, count(task) as tasks, greatest(0, extract(epoch from cast(:now as timestamptz) - min(created_at))) as oldest_seconds
							from refund where state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING', 'WINDOW_DUE', 'NOT_RESETTLED', 'RETURN_AT_WINDOW')
							group by institution_id, state""",
					List.of("state"), List.of("waiting", "tasks", "oldest_seconds")),
			new Question("notices",
					"""
							select institution_id, count(*) filter (where state = 'PENDING') as waiting, count(*) filter (where state = 'UNDELIVERED') as given_up,
							  coalesce(greatest(0, extract(epoch from cast(:now as timestamptz) - min(due_since) filter (where state = 'PENDING'))), 0) as oldest_seconds
							from notice_delivery where state = 'PENDING' or state = 'UNDELIVERED' and ended_at > cast(:now as timestamptz) - interval '1 day'
							group by institution_id""",
					List.of(), List.of("waiting", "given_up", "oldest_seconds")),
			new Question("differences", """
					select institution_id, source, count(*) as open, count(*) filter (where due_at < :now) as overdue,
					  count(*) filter (where cause is null) as unexplained,
					  coalesce(sum(abs(coalesce(theirs_fen, 0) - coalesce(ours_fen, 0))) filter (where cause is null), 0) as unexplained_fen
					from discrepancy where state = 'OPEN' group by institution_id, source""", List.of("source"),
					List.of("open", "overdue", "unexplained", "unexplained_fen")),
			new Question("days", """
					select institution_id, cast(cast(:now as timestamptz) at time zone 'Asia/Shanghai' as date) - closed_through - 1 as not_closed
					from ledger_period""", List.of(), List.of("not_closed")));

	/** The meter of one value. */
	String meter(String value) {
		return "medpay." + subject + "." + value.replace('_', '.');
	}
}
