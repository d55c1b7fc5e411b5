package medpay.payment;

import java.util.List;
import java.util.UUID;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Somebody always continues (退费续办任务): once a second every process takes up the refunds that are due and have no living owner. */
@Component
class RefundContinuation {

	private static final int AT_MOST = 100;

	private final JdbcClient jdbc;
	private final Institutions institutions;
	private final Workers workers;
	private final RefundDriver driver;
	private final BusinessClock clock;

	RefundContinuation(JdbcClient jdbc, Institutions institutions, Workers workers, RefundDriver driver, BusinessClock clock) {
		this.jdbc = jdbc;
		this.institutions = institutions;
		this.workers = workers;
		this.driver = driver;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 1000)
	void takeUp() {
		UUID[] others = workers.livingOthers();
		for (Institution institution : institutions.all()) {
			due(institution.id(), others).forEach(driver::start);
		}
	}

	private List<Refund.Id> due(InstitutionId institution, UUID[] others) {
		return jdbc.sql("""
				select refund_number from refund
				where institution_id = :institution and look_at <= :now and (owner is null or not owner = any(:others))
				order by look_at limit :most""").param("institution", institution.value()).param("now", Timestamps.of(clock.now()))
				.param("others", others).param("most", AT_MOST).query((row, number) -> new Refund.Id(institution.value(), row.getString(1))).list()
				.stream().filter(id -> !driver.isRunning(id)).toList();
	}
}
