package medpay.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the last days of every hospital by itself (自动对账): from ten in the morning after, and every hour as long as something is open. */
@Component
@EnableScheduling
class ReconciliationJob {

	private static final Logger LOG = LoggerFactory.getLogger(ReconciliationJob.class);
	/** The parties' files are there at about nine. */
	private static final Duration BEGINS = Duration.ofHours(10);
	private static final Duration AGAIN = Duration.ofHours(1);
	/** What is held waits for the files of two more days. */
	private static final int DAYS_BACK = 3;

	private final Institutions institutions;
	private final DayReconciliation reconciliation;
	private final JdbcClient jdbc;
	private final BusinessClock clock;

	ReconciliationJob(Institutions institutions, DayReconciliation reconciliation, JdbcClient jdbc, BusinessClock clock) {
		this.institutions = institutions;
		this.reconciliation = reconciliation;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Looks at the business clock, which a sandbox may move. */
	@Scheduled(fixedDelayString = "${medpay.reconciliation.look-every:5s}", initialDelayString = "${medpay.reconciliation.look-every:5s}")
	void look() {
		Instant now = clock.now();
		for (Institution institution : institutions.all()) {
			if (institution.kind() == Institution.Kind.HOSPITAL) {
				due(institution.id(), now).forEach(day -> run(institution.id(), day));
			}
		}
	}

	private void run(InstitutionId institution, BusinessDate day) {
		try {
			reconciliation.run(institution, day);
		} catch (RuntimeException e) {
			LOG.error("The reconciliation of {} for institution {} failed and will be run again", day, institution, e);
		}
	}

	/** The last days with money in them that are not settled, or were never compared. */
	private List<BusinessDate> due(InstitutionId institution, Instant now) {
		BusinessDate last = BusinessDate.of(now.minus(BEGINS).minus(Duration.ofDays(1)));
		return jdbc
				.sql("""
						select d::date as day from generate_series(:last::date - :back, :last::date, interval '1 day') d
						left join day_run r on r.institution_id = :institution and r.business_date = d::date
						where (r.ran_at is null or r.ran_at < :again)
						  and (exists (select 1 from expected_line e where e.institution_id = :institution and e.business_date = d::date)
						    or exists (select 1 from statement_file f where f.institution_id = :institution and f.business_date = d::date))
						  and (r.ran_at is null or exists (select 1 from source_wait w where w.institution_id = :institution and w.business_date = d::date)
						    or exists (select 1 from discrepancy x where x.institution_id = :institution and x.business_date = d::date and x.state = 'OPEN')
						    or exists (select 1 from statement_file f where f.institution_id = :institution and f.business_date between d::date and d::date + 2
						      and f.received_at > r.ran_at))
						order by 1""")
				.param("last", last.value()).param("back", DAYS_BACK).param("institution", institution.value())
				.param("again", now.minus(AGAIN).atOffset(ZoneOffset.UTC)).query((row, number) -> new BusinessDate(row.getDate(1).toLocalDate()))
				.list();
	}
}
