package medpay.payment;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The payments (支付). */
interface Payments extends Repository<Payment, PaymentId> {

	Payment saveAndFlush(Payment payment);

	Optional<Payment> findById(PaymentId id);

	/** For whoever is about to change it: one at a time. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Payment p where p.id = :id")
	Optional<Payment> lock(PaymentId id);

	@Query("select p from Payment p where p.id.institutionId = :institution and p.billNumber = :billNumber")
	Optional<Payment> findByBillNumber(long institution, String billNumber);
}
