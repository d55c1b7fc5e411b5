package medpay.agreement;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose an agreement number or a token is: messages of a channel name no person. */
@Repository
class AgreementNumbers {

	private final JdbcClient jdbc;

	AgreementNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(AgreementKey key) {
		jdbc.sql("insert into agreement_number (number, person_hash) values (:number, :person)").param("number", key.number())
				.param("person", key.person()).update();
	}

	Optional<AgreementKey> byNumber(String number) {
		return jdbc.sql("select person_hash, number from agreement_number where number = :number").param("number", number)
				.query((row, index) -> new AgreementKey(row.getBytes(1), row.getString(2))).optional();
	}

	Optional<AgreementKey> byToken(byte[] tokenHash) {
		return jdbc.sql("select person_hash, number from agreement_number where token_hash = :token").param("token", tokenHash)
				.query((row, index) -> new AgreementKey(row.getBytes(1), row.getString(2))).optional();
	}

	/** Notes the token of an agreement; the first one stays. */
	void noteToken(AgreementKey key, byte[] tokenHash) {
		jdbc.sql("update agreement_number set token_hash = :token where number = :number and token_hash is null")
				.param("number", key.number()).param("token", tokenHash).update();
	}
}
