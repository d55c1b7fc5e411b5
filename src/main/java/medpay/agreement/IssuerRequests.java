package medpay.agreement;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The requests to issuers. */
interface IssuerRequests extends Repository<IssuerRequest, AgreementKey> {

	IssuerRequest saveAndFlush(IssuerRequest request);

	Optional<IssuerRequest> findByKey(AgreementKey key);

	@Query("select r from IssuerRequest r where r.key.person = :person and r.agreementNumber = :agreement order by r.askedAt, r.key.number")
	List<IssuerRequest> raisesOf(byte[] person, String agreement);

	@Query("select r from IssuerRequest r where r.key.person = :person and r.agreementNumber = :agreement and r.requestNumber = :number")
	Optional<IssuerRequest> raise(byte[] person, String agreement, String number);

	@Query("select r from IssuerRequest r where r.key.person = :person and r.agreementNumber is null and r.entryClient = :app and r.requestNumber = :number")
	Optional<IssuerRequest> application(byte[] person, String app, String number);

	/** Locks the row (for update) and reads it as it is once the lock is held. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select r from IssuerRequest r where r.key = :key")
	Optional<IssuerRequest> lock(AgreementKey key);
}
