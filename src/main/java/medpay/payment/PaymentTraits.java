package medpay.payment;

import medpay.shared.BusinessClock;
import medpay.voucher.VerifiedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the figures need to know of a patient (统计属性): the age group, and whether a code was shown. Written once, with the payment. */
@Component
class PaymentTraits {

	private final JdbcClient jdbc;
	private final BusinessClock clock;

	PaymentTraits(JdbcClient jdbc, BusinessClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(PaymentId payment, VerifiedPerson person) {
		jdbc.sql("insert into payment_trait (institution_id, payment_id, age_group, by_code) values (:institution, :payment, :age, :code)")
				.param("institution", payment.institutionId()).param("payment", payment.value())
				.param("age", AgeGroup.of(person.birthDate(), clock.today().value()).name()).param("code", person.mayCharge()).update();
	}
}
