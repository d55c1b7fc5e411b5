package medpay.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Matches one source of one day (逐笔勾对), set-based: every line on either side matches or is in exactly one class. It depends on the lines alone, so a re-run gives the
 * same result; what was found before and is not found any more counts as gone. Only what nobody has resolved is touched.
 *
 * <p>What went through Medpay is matched by our own numbers. What did not is matched between the hospital's file and the party's, by the party's number.
 */
@Component
class Matching {

	private final JdbcClient jdbc;
	private final BusinessClock clock;
	private final ReconciliationSettings settings;

	Matching(JdbcClient jdbc, BusinessClock clock, ReconciliationSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.settings = settings;
	}

	/** A source's day and the statements around it. {@code hospital}: the hospital's own file, 0 where there is none. */
	record Day(InstitutionId institution, Source source, BusinessDate date, long file, long hospital) {}

	/**
	 * Ours beside theirs, each line of theirs once: whatever does not simply match. A few of a million lines, so that all that follows is small. The join is of what is compared
	 * alone; the rest of the few is looked up.
	 */
	private static final String APART = """
			create temporary table apart on commit drop as
			with met as materialized (
			  select o.kind as o_kind, t.kind as t_kind, o.line_key as o_key, t.line_key as t_key, t.line_number, o.total_fen as o_fen, t.total_fen as t_fen,
			    t.fund_fen, t.personal_account_fen,
			    concat_ws(',', case when o.total_fen <> t.total_fen then 'total_fen' end, case when o.fund_fen <> t.fund_fen then 'fund_paid_fen' end,
			      case when o.personal_account_fen <> t.personal_account_fen then 'personal_account_paid_fen' end,
			      case when o.other_fen <> t.other_fen then 'other_paid_fen' end, case when o.self_pay_fen <> t.self_pay_fen then 'self_pay_fen' end) as differing
			  from (
			    select kind, line_key, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen from expected_line
			    where institution_id = :institution and source = :source and business_date = :day
			  ) o full join (
			    select kind, line_key, line_number, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen, fee_fen from statement_line
			    where institution_id = :institution and file_number = :file and not again and (:source <> 'HIS' or through = 'MEDPAY')
			  ) t on t.kind = o.kind and t.line_key = o.line_key
			  where o.line_key is null or t.line_key is null or o.total_fen <> t.total_fen or o.fund_fen <> t.fund_fen
			    or o.personal_account_fen <> t.personal_account_fen or o.other_fen <> t.other_fen or o.self_pay_fen <> t.self_pay_fen
			    or (:channel and t.fee_fen <> case t.kind when 'CHARGE' then 1 else -1 end * ((t.total_fen * :feePoints + 5000) / 10000))
			)
			select m.*, o.payment_id, coalesce(o.bill_number, t.bill_number) as bill_number, coalesce(o.refund_number, t.refund_number) as refund_number,
			  coalesce(t.their_number, o.their_number) as their_number, o.at as o_at, t.at as t_at
			from met m
			left join lateral (select e.payment_id, e.bill_number, e.refund_number, e.their_number, e.at from expected_line e
			  where e.institution_id = :institution and e.source = :source and e.kind = m.o_kind and e.line_key = m.o_key limit 1) o on true
			left join lateral (select l.bill_number, l.refund_number, l.their_number, l.at from statement_line l
			  where l.institution_id = :institution and l.file_number = :file and l.line_number = m.line_number limit 1) t on true""";

	/** Every line that does not simply match, in one form; what did not pass through Medpay beside the hospital's own file. */
	private static final String CANDIDATES = """
			create temporary table candidate on commit drop as
			with direct as (
			  select kind, case when :source = 'INSURANCE' then their_number else original_number end as reference, bill_number, refund_number, total_fen,
			    fund_fen, personal_account_fen, self_pay_fen, at from statement_line
			  where institution_id = :institution and file_number = :hospital and through = 'DIRECT' and :source <> 'HIS'
			    and case when :source = 'INSURANCE' then their_number is not null else method = :source and original_number is not null and self_pay_fen <> 0 end
			), beside as (
			  select d.kind as d_kind, d.reference, a.t_kind, a.t_key, a.their_number, a.line_number, coalesce(d.bill_number, a.bill_number, '') as bill_number,
			    coalesce(d.refund_number, a.refund_number) as refund_number,
			    case when :source = 'INSURANCE' then d.total_fen else d.self_pay_fen end as d_fen, a.t_fen, d.at as d_at, a.t_at,
			    case when d.reference is null or a.t_key is null then ''
			      else concat_ws(',', case when case when :source = 'INSURANCE' then d.total_fen else d.self_pay_fen end <> a.t_fen then 'total_fen' end,
			        case when :source = 'INSURANCE' and d.fund_fen <> a.fund_fen then 'fund_paid_fen' end,
			        case when :source = 'INSURANCE' and d.personal_account_fen <> a.personal_account_fen then 'personal_account_paid_fen' end) end as differing
			  from direct d full join (select * from apart where o_key is null) a on a.t_kind = d.kind and a.their_number = d.reference
			)
			select coalesce(o_kind, t_kind) as kind, o_key as line_key, 'MEDPAY' as through, payment_id, bill_number, refund_number, their_number, line_number,
			  o_fen, t_fen, differing, coalesce(o_at, t_at) as at,
			  case when t_key is null then 'OURS_ONLY' when differing <> '' then 'AMOUNT_MISMATCH' else 'FEE_MISMATCH' end as class
			from apart where o_key is not null
			union all
			select coalesce(d_kind, t_kind), coalesce(t_key, reference), case when d_kind is null then 'ANY' else 'DIRECT' end, null::uuid,
			  nullif(bill_number, ''), refund_number, coalesce(their_number, reference), line_number, d_fen, t_fen, differing, coalesce(d_at, t_at),
			  case when t_key is null then 'OURS_ONLY' when d_kind is null then 'THEIRS_ONLY' else 'AMOUNT_MISMATCH' end
			from beside where d_kind is null or t_key is null or differing <> ''
			union all
			select l.kind, l.line_key, case when o.payment_id is null then l.through else 'MEDPAY' end, o.payment_id, coalesce(l.bill_number, o.bill_number),
			  l.refund_number, l.their_number, l.line_number, null, l.total_fen, '', l.at, 'DUPLICATE'
			from statement_line l left join lateral (select e.payment_id, e.bill_number from expected_line e where e.institution_id = :institution and e.source = :source
			  and e.kind = l.kind and e.line_key = l.line_key and e.business_date = :day limit 1) o on true
			where l.institution_id = :institution and l.file_number = :file and l.again and (:source <> 'HIS' or l.through = 'MEDPAY')
			union all
			select 'CHARGE', e.line_key, 'MEDPAY', e.payment_id, e.bill_number, null, e.their_number, null, e.total_fen, null, '', e.at, 'HALF_PAID'
			from (
			  select i.* from expected_line i
			  where :source = 'INSURANCE' and i.institution_id = :institution and i.source = 'INSURANCE' and i.kind = 'CHARGE' and i.business_date = :day
			    and not exists (select 1 from expected_line h where h.institution_id = :institution and h.source = 'HIS' and h.kind = 'CHARGE'
			      and h.business_date = :day and h.line_key = i.bill_number)
			  offset 0
			) e
			left join lateral (select true as there from expected_line h where h.institution_id = :institution and h.source = 'HIS' and h.kind = 'CHARGE'
			  and h.line_key = e.bill_number limit 1) paid on true
			left join lateral (select true as there from expected_line r where r.institution_id = :institution and r.source = 'INSURANCE' and r.kind = 'REFUND'
			  and r.line_key = e.line_key limit 1) undone on true
			where paid.there is null and undone.there is null""";

	/** What no file of a day beside and no other day of ours has. */
	private static final String FOUND = """
			insert into discrepancy (institution_id, discrepancy_id, version, source, business_date, subject, class, kind, line_key, through, payment_id,
			  bill_number, refund_number, their_number, line_number, ours_fen, theirs_fen, differing, at, state, found_at, due_at, seen_in)
			select :institution, gen_random_uuid(), 0, :source, :day,
			  case class when 'DUPLICATE' then kind || ':' || line_key || '#' || line_number when 'HALF_PAID' then 'HALF:' || line_key
			    else kind || ':' || line_key end,
			  case when class in ('OURS_ONLY', 'THEIRS_ONLY') and not :complete and (at < :holdsUntil or at >= :holdsFrom) then 'HELD' else class end,
			  kind, line_key, through, payment_id, bill_number, refund_number, their_number, line_number, o_fen, t_fen, nullif(differing, ''), at, 'OPEN',
			  :now, :due, :run
			from (
			  select * from candidate where class not in ('OURS_ONLY', 'THEIRS_ONLY')
			  union all
			  select * from candidate c where class = 'OURS_ONLY' and not exists (select 1 from statement_line n
			    where n.institution_id = :institution and n.file_number = any(:neighbours) and n.kind = c.kind and n.line_key = c.line_key and n.total_fen = c.o_fen)
			  union all
			  select c.* from candidate c left join lateral (select true as there from expected_line e where e.institution_id = :institution
			    and e.source = :source and e.kind = c.kind and e.line_key = c.line_key and e.business_date <> :day and e.total_fen = c.t_fen limit 1) another on true
			  where c.class = 'THEIRS_ONLY' and another.there is null
			) found
			on conflict (institution_id, source, subject) do update set
			  class = case when discrepancy.state = 'RESOLVED' then discrepancy.class else excluded.class end,
			  business_date = case when discrepancy.state = 'RESOLVED' then discrepancy.business_date else excluded.business_date end,
			  through = excluded.through, payment_id = excluded.payment_id, bill_number = excluded.bill_number, refund_number = excluded.refund_number,
			  their_number = excluded.their_number, line_number = excluded.line_number, ours_fen = excluded.ours_fen, theirs_fen = excluded.theirs_fen,
			  differing = excluded.differing, at = excluded.at, seen_in = excluded.seen_in,
			  cause = case when discrepancy.state = 'RESOLVED' then discrepancy.cause end,
			  state = case when discrepancy.state = 'GONE' then 'OPEN' else discrepancy.state end,
			  ended_at = case when discrepancy.state = 'GONE' then null else discrepancy.ended_at end""";

	/** Call in a transaction. */
	void match(Day day) {
		Instant now = clock.now();
		long run = jdbc.sql("select nextval('reconciliation_run')").query(Long.class).single();
		LocalDate date = day.date().value();
		boolean early = day.source() == Source.UNIONPAY;
		Instant begins = date.atStartOfDay(BusinessClock.SHANGHAI).minusHours(early ? 1 : 0).toInstant();
		Instant ends = begins.plus(Duration.ofDays(1));
		Long[] neighbours = neighbours(day);
		set("drop table if exists apart, candidate");
		// Hashes of a million lines stay in memory, on both cores; and a plan made from what was there before the load would take hours.
		set("set local work_mem = '64MB'");
		set("set local parallel_tuple_cost = 0");
		set("set local enable_nestloop = off");
		step(APART, "apart", day, Map.of("channel", day.source().isChannel(), "feePoints", settings.feePoints(day.source())));
		step(CANDIDATES, "candidate", day, Map.of());
		jdbc.sql(FOUND).params(key(day)).param("neighbours", neighbours).param("complete", laterFiles(day) == 2)
				.param("holdsUntil", begins.plus(settings.holdWithin()).atOffset(ZoneOffset.UTC))
				.param("holdsFrom", ends.minus(settings.holdWithin()).atOffset(ZoneOffset.UTC)).param("now", now.atOffset(ZoneOffset.UTC))
				.param("due", now.plus(settings.dueWithin()).atOffset(ZoneOffset.UTC)).param("run", run).update();
		jdbc.sql("""
				update discrepancy set state = 'GONE', ended_at = :now, version = version + 1
				where institution_id = :institution and source = :source and business_date = :day and seen_in <> :run
				  and (state = 'OPEN' or (state = 'RESOLVED' and written_off_fen <> 0))""")
				.params(key(day)).param("now", now.atOffset(ZoneOffset.UTC)).param("run", run).update();
		summarise(day, now);
	}

	private void step(String sql, String table, Day day, Map<String, Object> more) {
		jdbc.sql(sql).params(parameters(day)).params(more).update();
		set("analyze " + table);
	}

	private void set(String sql) {
		jdbc.sql(sql).update();
	}

	private static Map<String, Object> key(Day day) {
		return Map.of("institution", day.institution().value(), "source", day.source().name(), "day", day.date().value());
	}

	private static Map<String, Object> parameters(Day day) {
		return Map.of("institution", day.institution().value(), "source", day.source().name(), "day", day.date().value(), "file", day.file(),
				"hospital", day.hospital());
	}

	/** The statements that count of the days around: what lies near a cut-off is looked for there. */
	private Long[] neighbours(Day day) {
		return jdbc
				.sql("""
						select distinct on (business_date) file_number from statement_file
						where institution_id = :institution and source = :source and business_date between :day::date - 1 and :day::date + 2 and business_date <> :day
						order by business_date, version desc""")
				.params(key(day)).query(Long.class).list().toArray(Long[]::new);
	}

	private int laterFiles(Day day) {
		return jdbc.sql("""
				select count(distinct business_date) from statement_file
				where institution_id = :institution and source = :source and business_date between :day::date + 1 and :day::date + 2""")
				.params(key(day))
				.query(Integer.class).single();
	}

	private void summarise(Day day, Instant now) {
		jdbc.sql(
				"""
						insert into source_day (institution_id, business_date, source, file_number, ours, ours_fen, theirs, theirs_fen, matched, matched_direct, open,
						  matched_at)
						select :institution, :day, :source, :file, o.lines + d.lines, o.fen + d.fen, f.line_count, f.charged_fen - f.returned_fen,
						  o.lines - x.medpay, d.lines - x.direct, x.open, :now
						from (select count(*) as lines, coalesce(sum(case kind when 'CHARGE' then total_fen else -total_fen end), 0) as fen from expected_line
						    where institution_id = :institution and source = :source and business_date = :day) o,
						  (select count(*) as lines,
						      coalesce(sum(case kind when 'CHARGE' then 1 else -1 end * case when :source = 'INSURANCE' then total_fen else self_pay_fen end), 0) as fen
						    from statement_line where institution_id = :institution and file_number = :hospital and through = 'DIRECT' and :source <> 'HIS'
						      and case when :source = 'INSURANCE' then their_number is not null
						        else method = :source and original_number is not null and self_pay_fen <> 0 end) d,
						  (select count(*) filter (where through = 'MEDPAY' and ours_fen is not null) as medpay,
						      count(*) filter (where through = 'DIRECT' and ours_fen is not null) as direct, count(*) as open
						    from discrepancy where institution_id = :institution and source = :source and business_date = :day and state = 'OPEN') x,
						  statement_file f
						where f.institution_id = :institution and f.file_number = :file
						on conflict (institution_id, business_date, source) do update set file_number = excluded.file_number, ours = excluded.ours,
						  ours_fen = excluded.ours_fen, theirs = excluded.theirs, theirs_fen = excluded.theirs_fen, matched = excluded.matched,
						  matched_direct = excluded.matched_direct, open = excluded.open, matched_at = excluded.matched_at""")
				.params(parameters(day))
				.param("now", now.atOffset(ZoneOffset.UTC)).update();
	}
}
