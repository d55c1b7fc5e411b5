package medpay.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of verifications. Every change is one conditional update: the row decides who was first. */
@Repository
class VerificationRows {

	private static final String SELECT = """
			select institution_id, id, kind, state, reason, asks, asking_until, credential, delegation, person, expires_at, visit_number
			from voucher_verification where institution_id = :institution and\s""";

	private final JdbcClient jdbc;

	VerificationRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Says false when the same code was shown at this institution before on this day. */
	boolean open(VerificationId id, Presentation presentation, String clientId, byte @Nullable [] shownHash, BusinessDate serviceDay, Instant now,
			Instant askingUntil) {
		return jdbc
				.sql("""
						insert into voucher_verification (institution_id, id, service_on, shown_hash, kind, state, scene, department_code, operator_code,
							terminal, client_id, identity_checked, asks, asking_until, opened_at, expires_at)
						values (:institution, :id, :day, :shown, :kind, 'ASKING', :scene, :department, :operator, :terminal, :client, :checked, 1, :until, :now,
							:expires)
						on conflict (institution_id, service_on, shown_hash) do nothing
						""")
				.param("institution", id.institution().value()).param("id", id.value()).param("day", serviceDay.value())
				.param("shown", shownHash).param("kind", presentation.shown().kind().name())
				.param("scene", presentation.counter().scene().name()).param("department", presentation.counter().departmentCode())
				.param("operator", presentation.operator().code()).param("terminal", presentation.terminal()).param("client", clientId)
				.param("checked", !presentation.shown().kind().mayCharge()).param("until", Timestamp.from(askingUntil))
				.param("now", Timestamp.from(now)).param("expires", Timestamp.from(serviceDay.end())).update() == 1;
	}

	Optional<Verification> byCode(InstitutionId institution, BusinessDate serviceDay, byte[] shownHash) {
		return jdbc.sql(SELECT + "service_on = :day and shown_hash = :shown").param("institution", institution.value())
				.param("day", serviceDay.value()).param("shown", shownHash).query(VerificationRows::read).optional();
	}

	Optional<Verification> find(VerificationId id) {
		return jdbc.sql(SELECT + "id = :id").param("institution", id.institution().value()).param("id", id.value())
				.query(VerificationRows::read).optional();
	}

	/** Says false when somebody else began to ask. */
	boolean claim(Verification seen, Instant askingUntil) {
		return jdbc.sql("""
				update voucher_verification set state = 'ASKING', reason = null, asks = asks + 1, asking_until = :until
				where institution_id = :institution and id = :id and asks = :asks and state in ('ASKING', 'IN_DOUBT')
				""").param("institution", seen.id().institution().value()).param("id", seen.id().value()).param("asks", seen.asks())
				.param("until", Timestamp.from(askingUntil)).update() == 1;
	}

	void decoded(VerificationId id, byte[] credential, byte @Nullable [] delegation) {
		jdbc.sql("""
				update voucher_verification set credential = :credential, delegation = :delegation
				where institution_id = :institution and id = :id and credential is null
				""").param("institution", id.institution().value()).param("id", id.value()).param("credential", credential)
				.param("delegation", delegation, Types.BINARY).update();
	}

	/** Takes a certain answer in, however late. Says false when it was decided before. */
	boolean verified(VerificationId id, byte[] person, byte[] personHash) {
		return jdbc.sql("""
				update voucher_verification set state = 'VERIFIED', reason = null, person = :person, person_hash = :hash
				where institution_id = :institution and id = :id and state in ('ASKING', 'IN_DOUBT')
				""").param("institution", id.institution().value()).param("id", id.value()).param("person", person).param("hash", personHash)
				.update() == 1;
	}

	boolean rejected(VerificationId id, VerificationReason reason) {
		return jdbc.sql("""
				update voucher_verification set state = 'REJECTED', reason = :reason
				where institution_id = :institution and id = :id and state in ('ASKING', 'IN_DOUBT')
				""").param("institution", id.institution().value()).param("id", id.value()).param("reason", reason.name()).update() == 1;
	}

	/** Gives up asking; only who asks may do so. */
	boolean inDoubt(VerificationId id, int asks) {
		return jdbc.sql("""
				update voucher_verification set state = 'IN_DOUBT', reason = 'NO_ANSWER'
				where institution_id = :institution and id = :id and asks = :asks and state = 'ASKING'
				""").param("institution", id.institution().value()).param("id", id.value()).param("asks", asks).update() == 1;
	}

	/** Binds it to the visit when it is bound to none; the first decides. */
	boolean bind(VerificationId id, String visitNumber, Instant now) {
		return jdbc.sql("""
				update voucher_verification set visit_number = :visit, bound_at = :now
				where institution_id = :institution and id = :id and state = 'VERIFIED' and expires_at > :now and visit_number is null
				""").param("institution", id.institution().value()).param("id", id.value()).param("visit", visitNumber)
				.param("now", Timestamp.from(now)).update() == 1;
	}

	private static Verification read(ResultSet row, int index) throws SQLException {
		String reason = row.getString("reason");
		return new Verification(new VerificationId(new InstitutionId(row.getLong("institution_id")), row.getObject("id", UUID.class)),
				VoucherKind.valueOf(row.getString("kind")), VerificationState.valueOf(row.getString("state")),
				reason == null ? null : VerificationReason.valueOf(reason), row.getInt("asks"), row.getTimestamp("asking_until").toInstant(),
				row.getBytes("credential"), row.getBytes("delegation"), row.getBytes("person"), row.getTimestamp("expires_at").toInstant(),
				row.getString("visit_number"));
	}
}
