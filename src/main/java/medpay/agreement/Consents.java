package medpay.agreement;

import java.sql.Timestamp;
import java.util.List;
import medpay.agreement.ConsentRecord.Kind;
import medpay.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of consents: rows are inserted and never changed. */
@Repository
class Consents {

	private final JdbcClient jdbc;

	Consents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(AgreementKey key, ConsentRecord consent) {
		jdbc.sql("""
				insert into agreement_consent (person_hash, number, consent_id, kind, consent_version, given_at, given_by, about)
				values (:person, :number, :id, :kind, :version, :at, :by, :about)
				""").param("person", key.person()).param("number", key.number()).param("id", Ids.timeOrdered()).param("kind", consent.kind().name())
				.param("version", consent.version()).param("at", Timestamp.from(consent.at())).param("by", consent.by())
				.param("about", consent.about()).update();
	}

	/** Oldest first. */
	List<ConsentRecord> of(AgreementKey key) {
		return jdbc.sql("""
				select kind, consent_version, given_at, given_by, about from agreement_consent
				where person_hash = :person and number = :number order by given_at, consent_id
				""").param("person", key.person()).param("number", key.number())
				.query((row, index) -> new ConsentRecord(Kind.valueOf(row.getString(1)), row.getString(2), row.getTimestamp(3).toInstant(),
						row.getString(4), row.getString(5)))
				.list();
	}
}
