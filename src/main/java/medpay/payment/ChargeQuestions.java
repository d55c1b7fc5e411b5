package medpay.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The questions on patients' phones (手机确认). */
interface ChargeQuestions extends Repository<ChargeQuestion, ChargeOrder.Id> {

	ChargeQuestion save(ChargeQuestion question);

	Optional<ChargeQuestion> findById(ChargeOrder.Id id);

	@Query("select q from ChargeQuestion q where q.id.institutionId = :institution and q.paymentId = :payment")
	Optional<ChargeQuestion> of(long institution, UUID payment);
}
