package medpay.voucher;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import medpay.suishen.FamilyDelegation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The delegations that verifications relied on (已依据的代付授权), kept with the guardian's consent. Rows are inserted, never updated. */
@Repository
class ReliedOnDelegations {

	private final JdbcClient jdbc;
	private final SealedPersons sealed;

	ReliedOnDelegations(JdbcClient jdbc, SealedPersons sealed) {
		this.jdbc = jdbc;
		this.sealed = sealed;
	}

	/** {@code sensitive}: the child is younger than 14, and all its data are sensitive. */
	void reliedOn(VerificationId id, VerifiedPerson child, FamilyDelegation delegation, boolean sensitive, Instant now) {
		LocalDate ends = delegation.endsOn();
		jdbc.sql("""
				insert into relied_on_delegation (person_hash, institution_id, verification_id, guardian_hash, parties, starts_on, ends_on,
					consent_version, consented_at, sensitive, relied_on_at)
				values (:child, :institution, :verification, :guardian, :parties, :starts, :ends, :version, :consented, :sensitive, :now)
				""").param("child", sealed.hash(child.number())).param("institution", id.institution().value()).param("verification", id.value())
				.param("guardian", sealed.hash(delegation.guardian())).param("parties", sealed.sealParties(id, child, delegation))
				.param("starts", Date.valueOf(delegation.startsOn())).param("ends", ends == null ? null : Date.valueOf(ends), java.sql.Types.DATE)
				.param("version", delegation.consentVersion()).param("consented", Timestamp.from(delegation.consentedAt()))
				.param("sensitive", sensitive).param("now", Timestamp.from(now)).update();
	}
}
