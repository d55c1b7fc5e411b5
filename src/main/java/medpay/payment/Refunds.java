package medpay.payment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The refunds (退费). */
interface Refunds extends Repository<Refund, Refund.Id> {

	Refund saveAndFlush(Refund refund);

	Optional<Refund> findById(Refund.Id id);

	/** For whoever is about to change it: one at a time. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select r from Refund r where r.id = :id")
	Optional<Refund> lock(Refund.Id id);

	/** In the order in which they were asked for. */
	@Query("select r from Refund r where r.id.institutionId = :institution and r.paymentId = :payment order by r.createdAt, r.refundId")
	List<Refund> of(long institution, UUID payment);
}
