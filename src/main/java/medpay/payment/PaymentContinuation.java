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

/**
 * Somebody always continues (续办任务): once a second every process beats and takes up the payments that are due and have no living owner, institution by
 * institution, oldest first. The claim itself is made under the payment's lock.
 */
@Component
class PaymentContinuation {

	private static final int AT_MOST = 100;

	private final JdbcClient jdbc;
	private final Institutions institutions;
	private final Workers workers;
	private final PaymentDriver driver;
	private final BusinessClock clock;

	PaymentContinuation(JdbcClient jdbc, Institutions institutions, Workers workers, PaymentDriver driver, BusinessClock clock) {
		this.jdbc = jdbc;
		this.institutions = institutions;
		this.workers = workers;
		this.driver = driver;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 1000)
	void takeUp() {
		workers.beat();
		UUID[] others = workers.livingOthers();
		for (Institution institution : institutions.all()) {
			due(institution.id(), others).forEach(driver::start);
		}
	}

	private List<PaymentId> due(InstitutionId institution, UUID[] others) {
		return jdbc.sql("""
				select payment_id from payment
				where institution_id = :institution and look_at <= :now and (owner is null or not owner = any(:others))
				order by look_at limit :most""").param("institution", institution.value()).param("now", Timestamps.of(clock.now()))
				.param("others", others).param("most", AT_MOST).query((row, number) -> PaymentId.of(institution, row.getObject(1, UUID.class))).list()
				.stream()
				.filter(id -> !driver.isRunning(id)).toList();
	}
}
