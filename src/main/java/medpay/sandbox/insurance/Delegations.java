package medpay.sandbox.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may show a code for a child and pay for it (亲属授权): one guardian a child, as registered last. */
@Component
@SandboxPart
class Delegations {

	/** The text a guardian agrees to in the sandbox. */
	static final String CONSENT_VERSION = "2026-1";

	private final JdbcClient jdbc;

	Delegations(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/** A delegation as it stands. {@code endsOn}: last day, null when none was named. */
	record Delegation(PersonNumber guardian, LocalDate startsOn, @Nullable LocalDate endsOn, String consentVersion, Instant consentedAt) {}

	/** Puts the child's delegation in place of whatever stood before; none withdraws it. */
	void register(PersonNumber child, Optional<Delegation> delegation) {
		jdbc.sql("delete from sandbox.delegation where person_no = :child").param("child", child.value()).update();
		delegation.ifPresent(given -> jdbc.sql("""
				insert into sandbox.delegation (person_no, guardian_person_no, starts_on, ends_on, consent_version, consented_at)
				values (:child, :guardian, :starts, :ends, :version, :at)""").param("child", child.value())
				.param("guardian", given.guardian().value())
				.param("starts", given.startsOn()).param("ends", given.endsOn()).param("version", given.consentVersion())
				.param("at", given.consentedAt().atOffset(ZoneOffset.UTC)).update());
	}

	/** The delegation by which this guardian shows codes for this child. */
	Optional<Delegation> between(PersonNumber guardian, PersonNumber child) {
		return jdbc.sql("select * from sandbox.delegation where person_no = :child and guardian_person_no = :guardian").param("child", child.value())
				.param("guardian", guardian.value()).query((row, _) -> delegation(row)).optional();
	}

	private static Delegation delegation(ResultSet row) throws SQLException {
		return new Delegation(new PersonNumber(row.getString("guardian_person_no")), row.getObject("starts_on", LocalDate.class),
				row.getObject("ends_on", LocalDate.class), row.getString("consent_version"),
				row.getObject("consented_at", OffsetDateTime.class).toInstant());
	}
}
