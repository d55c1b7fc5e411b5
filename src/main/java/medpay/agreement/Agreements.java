package medpay.agreement;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The credit agreements. */
interface Agreements extends Repository<CreditAgreement, AgreementKey> {

	CreditAgreement saveAndFlush(CreditAgreement agreement);

	Optional<CreditAgreement> findByKey(AgreementKey key);

	@Query("select a from CreditAgreement a where a.key.person = :person order by a.position, a.key.number")
	List<CreditAgreement> of(byte[] person);

	/** Locks the row (for update) and reads it as it is once the lock is held. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from CreditAgreement a where a.key = :key")
	Optional<CreditAgreement> lock(AgreementKey key);

	/** Locks every agreement of a person, always in the order of their numbers, which never change: so two who do it never wait for each other. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from CreditAgreement a where a.key.person = :person order by a.key.number")
	List<CreditAgreement> lockAll(byte[] person);
}
