package medpay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts the payments of each day (统计归集). Today and the two days before are counted again and again; an older day only while one of its payments may still change, once a
 * day. What nobody counted yet is counted from the first payment on. Each day is written whole.
 */
@Component
public class FigureCounting {

	private static final Logger LOG = LoggerFactory.getLogger(FigureCounting.class);
	private static final int FRESH_DAYS = 2;
	private static final int MOST_DAYS = 62;
	private static final Duration OLD_DAYS_AGAIN = Duration.ofDays(1);

	private final JdbcClient jdbc;
	private final Institutions institutions;
	private final TransactionOperations transactions;
	private final BusinessClock clock;
	private final Clock machine;

	FigureCounting(JdbcClient jdbc, Institutions institutions, TransactionOperations transactions, BusinessClock clock, Clock machine) {
		this.jdbc = jdbc;
		this.institutions = institutions;
		this.transactions = transactions;
		this.clock = clock;
		this.machine = machine;
	}

	@Scheduled(fixedDelayString = "${medpay.payment.count-figures-every:1m}", initialDelayString = "${medpay.payment.count-figures-every:1m}")
	void count() {
		for (Institution institution : institutions.all()) {
			try {
				count(institution.id());
			} catch (RuntimeException e) {
				LOG.error("The figures of {} could not be counted, and will be again", institution.code(), e);
			}
		}
	}

	/** Every day of the institution that is due. */
	public void count(InstitutionId institution) {
		due(institution).forEach(day -> transactions.executeWithoutResult(status -> count(institution, day)));
	}

	private List<LocalDate> due(InstitutionId institution) {
		return jdbc
				.sql("""
						with first as (select created_at from payment where institution_id = :institution order by created_at limit 1)
						select d.day::date from first, generate_series((first.created_at at time zone 'Asia/Shanghai')::date, :today::date, interval '1 day') d(day)
						left join payment_figure_day c on c.institution_id = :institution and c.day = d.day::date
						where c.day is null or c.day >= :fresh or (c.open > 0 and c.counted_at < :again)
						order by (c.day is null or c.day < :fresh), 1 desc limit :most""")
				.param("institution", institution.value())
				.param("today", clock.today().value()).param("fresh", clock.today().value().minusDays(FRESH_DAYS))
				.param("again", Timestamps.of(machine.instant().minus(OLD_DAYS_AGAIN))).param("most", MOST_DAYS)
				.query((row, number) -> row.getObject(1, LocalDate.class)).list();
	}

	private void count(InstitutionId institution, LocalDate day) {
		OffsetDateTime from = Timestamps.of(day.atStartOfDay(BusinessClock.SHANGHAI).toInstant());
		OffsetDateTime to = Timestamps.of(day.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant());
		jdbc.sql("""
				insert into payment_figure_day (institution_id, day, open, counted_at)
				select :institution, :day, count(*) filter (where state not in ('PAID', 'PAID_AT_WINDOW', 'REVERSED', 'REFUSED')), :now
				from payment where institution_id = :institution and created_at >= :from and created_at < :to
				on conflict (institution_id, day) do update set open = excluded.open, counted_at = excluded.counted_at""")
				.param("institution", institution.value()).param("day", day).param("from", from).param("to", to)
				.param("now", Timestamps.of(machine.instant())).update();
		jdbc.sql("delete from payment_figure where institution_id = :institution and day = :day").param("institution", institution.value())
				.param("day", day).update();
		jdbc.sql(
				"""
						insert into payment_figure (institution_id, day, scene, channel, age_group, by_code, payments, persons, no_touch, credit_uses, total_fen, insured_fen,
						  self_pay_fen, credit_fen)
						select :institution, :day, scene, channel, age_group, by_code, count(*), count(*) filter (where nth = 1), count(*) filter (where state = 'PAID'),
						  count(*) filter (where charged), sum(total_fen), sum(total_fen - coalesce(self_pay_fen, 0)), sum(coalesce(self_pay_fen, 0)),
						  coalesce(sum(self_pay_fen) filter (where charged), 0)
						from (
						  select p.scene, p.state, p.total_fen, p.self_pay_fen, coalesce(t.age_group, 'UNKNOWN') as age_group, coalesce(t.by_code, false) as by_code,
						    p.state = 'PAID' and o.channel is not null as charged,
						    case when p.state = 'PAID' then coalesce(o.channel, 'NOTHING') else 'WINDOW' end as channel,
						    row_number() over (partition by p.person_key order by p.created_at, p.payment_id) as nth
						  from payment p
						  left join payment_trait t on t.institution_id = p.institution_id and t.payment_id = p.payment_id
						  left join charge_order o on o.institution_id = p.institution_id and o.order_number = p.order_number and o.outcome = 'CHARGED'
						  where p.institution_id = :institution and p.created_at >= :from and p.created_at < :to and p.state in ('PAID', 'PAID_AT_WINDOW', 'AT_WINDOW')) counted
						group by scene, channel, age_group, by_code""")
				.param("institution", institution.value()).param("day", day).param("from", from)
				.param("to", to).update();
	}
}
