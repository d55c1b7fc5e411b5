package medpay.voucher;

import medpay.agreement.KnownPersons;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells agreements who was verified at a hospital before (曾经核验). Asked only when a member of the family is added. */
@Component
class VerifiedBefore implements KnownPersons {

	private final JdbcClient jdbc;
	private final SealedPersons sealed;

	VerifiedBefore(JdbcClient jdbc, SealedPersons sealed) {
		this.jdbc = jdbc;
		this.sealed = sealed;
	}

	@Override
	public boolean knows(PersonNumber person) {
		return jdbc.sql("select exists (select 1 from voucher_verification where person_hash = :person)").param("person", sealed.hash(person))
				.query(Boolean.class).single();
	}
}
