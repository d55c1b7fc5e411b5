package medpay.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.reconciliation.DayReconciliation.Waiting;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the days stand (对账日状态), for whoever closes or looks at them. */
@Component
public class DayStandings {

	private final JdbcClient jdbc;

	DayStandings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A source's day as it was last matched; fen.
	 *
	 * @param ours lines that we, or the hospital directly, expect; with their sum less the returns
	 * @param matched those through Medpay that agree; {@code matchedDirect} those between the hospital and the party alone
	 */
	public record SourceDay(Source source, int version, Statements.Evidence evidence, String sha256, int ours, long oursFen, int theirs,
			long theirsFen,
			int matched, int matchedDirect, int open, Instant matchedAt) {}

	/**
	 * A day.
	 *
	 * @param ranAt when it was last compared; null: never
	 * @param open how many differences are open, {@code unexplained} how many of these have no cause or no owner, and what they come to
	 */
	public record DayStanding(BusinessDate day, List<SourceDay> sources, List<Waiting> waiting, @Nullable Instant ranAt, int open, int unexplained,
			long unexplainedFen) {}

	/** Of a source: what is expected and not confirmed by any statement yet, and what differs; the mean time from the money's move to the difference. */
	public record Unconfirmed(Source source, int lines, long fen, @Nullable Instant oldest, int differences, long differenceFen,
			@Nullable Duration toDetect) {}

	/** A day, whatever there is of it. */
	public DayStanding of(InstitutionId institution, BusinessDate day) {
		return between(institution, day, day).stream().findFirst().orElseGet(() -> new DayStanding(day, List.of(), List.of(), null, 0, 0, 0));
	}

	/** The days with anything in them, in order. */
	public List<DayStanding> between(InstitutionId institution, BusinessDate from, BusinessDate until) {
		Map<LocalDate, List<SourceDay>> sources = sources(institution, from, until);
		Map<LocalDate, List<Waiting>> waiting = waiting(institution, from, until);
		return jdbc.sql("""
				select d.business_date, r.ran_at, coalesce(x.open, 0) as open, coalesce(x.unexplained, 0) as unexplained,
				  coalesce(x.unexplained_fen, 0) as unexplained_fen
				from (select business_date from expected_line where institution_id = :institution and business_date between :from and :until
				    union select business_date from statement_file where institution_id = :institution and business_date between :from and :until
				    union select business_date from day_run where institution_id = :institution and business_date between :from and :until) d
				left join day_run r on r.institution_id = :institution and r.business_date = d.business_date
				left join (select business_date, count(*) as open, count(*) filter (where cause is null or assignee is null) as unexplained,
				    sum(abs(coalesce(ours_fen, 0) - coalesce(theirs_fen, 0))) filter (where cause is null or assignee is null) as unexplained_fen
				  from discrepancy where institution_id = :institution and state = 'OPEN' and business_date between :from and :until
				  group by business_date) x on x.business_date = d.business_date
				order by d.business_date""").param("institution", institution.value()).param("from", from.value()).param("until", until.value())
				.query((row, number) -> {
					LocalDate day = row.getObject("business_date", LocalDate.class);
					var ran = row.getTimestamp("ran_at");
					return new DayStanding(new BusinessDate(day), sources.getOrDefault(day, List.of()), waiting.getOrDefault(day, List.of()),
							ran == null ? null : ran.toInstant(), row.getInt("open"), row.getInt("unexplained"), row.getLong("unexplained_fen"));
				}).list();
	}

	private Map<LocalDate, List<SourceDay>> sources(InstitutionId institution, BusinessDate from, BusinessDate until) {
		Map<LocalDate, List<SourceDay>> sources = new LinkedHashMap<>();
		jdbc.sql("""
				select s.*, f.version, f.evidence, f.sha256 from source_day s
				join statement_file f on f.institution_id = s.institution_id and f.file_number = s.file_number
				where s.institution_id = :institution and s.business_date between :from and :until order by s.business_date, s.source""")
				.param("institution", institution.value()).param("from", from.value()).param("until", until.value()).query(row -> {
					sources.computeIfAbsent(row.getObject("business_date", LocalDate.class), day -> new ArrayList<>())
							.add(new SourceDay(Source.valueOf(row.getString("source")), row.getInt("version"),
									Statements.Evidence.valueOf(row.getString("evidence")), HexFormat.of().formatHex(row.getBytes("sha256")),
									row.getInt("ours"), row.getLong("ours_fen"), row.getInt("theirs"), row.getLong("theirs_fen"),
									row.getInt("matched"),
									row.getInt("matched_direct"), row.getInt("open"), row.getTimestamp("matched_at").toInstant()));
				});
		return sources;
	}

	private Map<LocalDate, List<Waiting>> waiting(InstitutionId institution, BusinessDate from, BusinessDate until) {
		Map<LocalDate, List<Waiting>> waiting = new LinkedHashMap<>();
		jdbc.sql("""
				select business_date, source, reason, detail from source_wait
				where institution_id = :institution and business_date between :from and :until order by business_date, source""")
				.param("institution", institution.value()).param("from", from.value()).param("until", until.value())
				.query(row -> {
					waiting.computeIfAbsent(row.getObject("business_date", LocalDate.class), day -> new ArrayList<>())
							.add(new Waiting(Source.valueOf(row.getString("source")), row.getString("reason"), row.getString("detail")));
				});
		return waiting;
	}

	/** The first day after {@code after} with anything in it. */
	public Optional<BusinessDate> firstAfter(InstitutionId institution, BusinessDate after) {
		return jdbc.sql("""
				select min(business_date) from (select min(business_date) as business_date from expected_line
				    where institution_id = :institution and business_date > :after
				  union all select min(business_date) from statement_file where institution_id = :institution and business_date > :after) d""")
				.param("institution", institution.value()).param("after", after.value())
				.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)).map(BusinessDate::new)).single();
	}

	/** What no statement has confirmed at this moment, by source: an expectation is open from the moment of the charge. */
	public List<Unconfirmed> unconfirmed(InstitutionId institution) {
		return jdbc
				.sql("""
						with waiting as (
						  select e.source, count(*) as lines, sum(case e.kind when 'CHARGE' then e.total_fen else -e.total_fen end) as fen, min(e.at) as oldest
						  from expected_line e
						  left join source_day s on s.institution_id = e.institution_id and s.source = e.source and s.business_date = e.business_date
						  where e.institution_id = :institution and s.source is null group by e.source
						), differing as (
						  select source, count(*) filter (where state = 'OPEN') as lines,
						    coalesce(sum(abs(coalesce(ours_fen, 0) - coalesce(theirs_fen, 0))) filter (where state = 'OPEN'), 0) as fen,
						    avg(extract(epoch from found_at - at)) as seconds
						  from discrepancy where institution_id = :institution and class <> 'HALF_PAID' group by source
						)
						select coalesce(w.source, d.source) as source, coalesce(w.lines, 0) as lines, coalesce(w.fen, 0) as fen, w.oldest,
						  coalesce(d.lines, 0) as differences, coalesce(d.fen, 0) as difference_fen, d.seconds
						from waiting w full join differing d on d.source = w.source order by 1""")
				.param("institution", institution.value())
				.query((row, number) -> {
					var oldest = row.getTimestamp("oldest");
					Double seconds = row.getObject("seconds") == null ? null : row.getDouble("seconds");
					return new Unconfirmed(Source.valueOf(row.getString("source")), row.getInt("lines"), row.getLong("fen"),
							oldest == null ? null : oldest.toInstant(), row.getInt("differences"), row.getLong("difference_fen"),
							seconds == null ? null : Duration.ofSeconds(Math.max(0, Math.round(seconds))));
				}).list();
	}
}
