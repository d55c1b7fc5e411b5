package medpay.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open errands. To claim one is to move its next time forward: whoever does has it, and should he die, it comes up again by itself. */
@Repository
class Errands {

	private static final String COLUMNS = "person_hash, number, kind, token, tries, since, tried_at, next_at";

	private final JdbcClient jdbc;

	Errands(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One errand of a kind per agreement; the first stays. */
	void add(AgreementKey key, Errand.Kind kind, byte @Nullable [] token, Instant now, Instant nextAt) {
		jdbc.sql("""
				insert into agreement_errand (person_hash, number, kind, token, tries, since, tried_at, next_at)
				values (:person, :number, :kind, :token, 0, :since, :since, :next) on conflict (person_hash, number, kind) do nothing
				""").param("person", key.person()).param("number", key.number()).param("kind", kind.name()).param("token", token)
				.param("since", Timestamp.from(now)).param("next", Timestamp.from(nextAt)).update();
	}

	List<Errand> due(Instant now, int atMost) {
		return jdbc.sql("select " + COLUMNS + " from agreement_errand where next_at <= :now order by next_at limit :most")
				.param("now", Timestamp.from(now)).param("most", atMost).query(Errands::read).list();
	}

	Optional<Errand> find(AgreementKey key, Errand.Kind kind) {
		return jdbc.sql("select " + COLUMNS + " from agreement_errand where person_hash = :person and number = :number and kind = :kind")
				.param("person", key.person()).param("number", key.number()).param("kind", kind.name()).query(Errands::read).optional();
	}

	/** Says false when another instance was quicker. */
	boolean claim(Errand errand, Instant now, Instant nextAt) {
		return jdbc.sql("""
				update agreement_errand set tries = tries + 1, tried_at = :now, next_at = :next
				where person_hash = :person and number = :number and kind = :kind and tries = :tries and next_at = :seen
				""").param("person", errand.key().person()).param("number", errand.key().number()).param("kind", errand.kind().name())
				.param("tries", errand.tries()).param("seen", Timestamp.from(errand.nextAt())).param("now", Timestamp.from(now))
				.param("next", Timestamp.from(nextAt)).update() == 1;
	}

	/** Something changed: look at once. */
	void hurry(AgreementKey key, Errand.Kind kind, Instant now) {
		jdbc.sql("update agreement_errand set next_at = :now where person_hash = :person and number = :number and kind = :kind and next_at > :now")
				.param("person", key.person()).param("number", key.number()).param("kind", kind.name()).param("now", Timestamp.from(now))
				.update();
	}

	void done(AgreementKey key, Errand.Kind kind) {
		jdbc.sql("delete from agreement_errand where person_hash = :person and number = :number and kind = :kind")
				.param("person", key.person()).param("number", key.number()).param("kind", kind.name()).update();
	}

	private static Errand read(ResultSet row, int index) throws SQLException {
		return new Errand(new AgreementKey(row.getBytes("person_hash"), row.getString("number")), Errand.Kind.valueOf(row.getString("kind")),
				row.getBytes("token"), row.getInt("tries"), row.getTimestamp("since").toInstant(), row.getTimestamp("tried_at").toInstant(),
				row.getTimestamp("next_at").toInstant());
	}
}
