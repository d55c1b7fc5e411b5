package medpay.payment;

import java.util.Optional;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a new bill is let in (准入): turned away before anything is stored and anybody is called, so that nothing unknown comes of it. A bill that came before is
 * always answered.
 */
@Component
class Admission {

	private final PaymentDriver driver;
	private final JdbcClient jdbc;
	private final PaymentSettings settings;

	Admission(PaymentDriver driver, JdbcClient jdbc, PaymentSettings settings) {
		this.driver = driver;
		this.jdbc = jdbc;
		this.settings = settings;
	}

	Optional<PaymentOutcome.NotTaken> refusal(InstitutionId institution) {
		if (driver.isFull()) {
			return Optional.of(new PaymentOutcome.Busy());
		}
		return inDoubt(institution) < settings.inDoubtAtMost() ? Optional.empty() : Optional.of(new PaymentOutcome.TooManyOpen());
	}

	/** Few rows of a partial index; counted up to the cap. */
	private int inDoubt(InstitutionId institution) {
		return jdbc.sql("""
				select count(*) from (select 1 from payment where institution_id = :institution
				and state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT') limit :most) open""")
				.param("institution", institution.value()).param("most", settings.inDoubtAtMost()).query(Integer.class).single();
	}
}
