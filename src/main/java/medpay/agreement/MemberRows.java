package medpay.agreement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import medpay.agreement.AgreementVault.Column;
import medpay.agreement.MemberRecord.Relation;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members of the family on agreements, found by the holder and by the member; whoever changes them holds the lock on the agreement. */
@Repository
class MemberRows {

	private final JdbcClient jdbc;

	MemberRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A member with the number still sealed. */
	record Row(byte[] member, byte[] sealed, Relation relation, String consentVersion, Instant consentedAt, String agreement) {

		MemberRecord open(AgreementVault vault) {
			return new MemberRecord(new PersonNumber(vault.open(sealed, Column.MEMBER, agreement)), relation, consentVersion, consentedAt);
		}

		@Override
		public String toString() {
			return "Row[" + agreement + " " + relation + "]";
		}
	}

	List<Row> of(AgreementKey key) {
		return jdbc.sql("""
				select member_hash, member_number, relation, consent_version, consented_at, agreement_number from agreement_member
				where person_hash = :person and agreement_number = :number order by consented_at, member_hash
				""").param("person", key.person()).param("number", key.number())
				.query((row, index) -> new Row(row.getBytes(1), row.getBytes(2), Relation.valueOf(row.getString(3)), row.getString(4),
						row.getTimestamp(5).toInstant(), row.getString(6)))
				.list();
	}

	void put(AgreementKey key, Row row) {
		jdbc.sql("""
				insert into agreement_member (person_hash, agreement_number, member_hash, member_number, relation, consent_version, consented_at)
				values (:person, :number, :member, :sealed, :relation, :version, :at)
				on conflict (person_hash, agreement_number, member_hash) do update
				set relation = excluded.relation, consent_version = excluded.consent_version, consented_at = excluded.consented_at
				""").param("person", key.person()).param("number", key.number()).param("member", row.member()).param("sealed", row.sealed())
				.param("relation", row.relation().name()).param("version", row.consentVersion()).param("at", Timestamp.from(row.consentedAt()))
				.update();
		jdbc.sql("""
				insert into agreement_membership (member_hash, person_hash, agreement_number, consented_at) values (:member, :person, :number, :at)
				on conflict (member_hash, person_hash, agreement_number) do nothing
				""").param("person", key.person()).param("number", key.number()).param("member", row.member())
				.param("at", Timestamp.from(row.consentedAt())).update();
	}

	/** Says false when there was no such member. */
	boolean remove(AgreementKey key, byte[] member) {
		for (String table : List.of("agreement_membership", "agreement_member")) {
			int rows = jdbc.sql("delete from " + table + " where member_hash = :member and person_hash = :person and agreement_number = :number")
					.param("member", member).param("person", key.person()).param("number", key.number()).update();
			if (rows == 0) {
				return false;
			}
		}
		return true;
	}

	/** The agreements that pay for this person besides the person's own, the oldest first. */
	List<AgreementKey> payingFor(byte[] member) {
		return jdbc.sql(
				"select person_hash, agreement_number from agreement_membership where member_hash = :member order by consented_at, agreement_number")
				.param("member", member).query((row, index) -> new AgreementKey(row.getBytes(1), row.getString(2))).list();
	}
}
