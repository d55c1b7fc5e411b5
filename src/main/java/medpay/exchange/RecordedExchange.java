package medpay.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.OneLine;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link Exchange} in two tables (报文留存): the attempt is a row before anything is sent, its answer another row. Times are the machine's: they
 * tell how long a party took.
 */
@Component
final class RecordedExchange implements Exchange {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Clock clock;

	RecordedExchange(JdbcClient jdbc, CryptoProvider crypto, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.clock = clock;
	}

	@Override
	public UUID sending(InstitutionId institution, String subjectKind, UUID subject, OutsideCall<?> call) {
		return attempt(institution, subjectKind, subject, new Heading(call.party(), call.operation(), call.number(), false), call.request());
	}

	@Override
	public void received(InstitutionId institution, UUID attempt, Answer<?> answer) {
		answer(institution, attempt, answer.code(), answer.detail(), answer.bytes());
	}

	@Override
	public UUID told(InstitutionId institution, String subjectKind, UUID subject, String party, String operation, String number, String code,
			String detail, byte[] bytes) {
		UUID attempt = attempt(institution, subjectKind, subject, new Heading(party, operation, number, true), bytes);
		answer(institution, attempt, code, detail, null);
		return attempt;
	}

	private UUID attempt(InstitutionId institution, String subjectKind, UUID subject, Heading heading, byte[] message) {
		UUID id = Ids.timeOrdered();
		jdbc.sql("""
				insert into attempt (institution_id, attempt_id, subject_kind, subject_id, party, operation, number, inward, sent_at, message)
				values (:institution, :id, :subjectKind, :subject, :party, :operation, :number, :inward, :sentAt, :message)
				""").param("institution", institution.value()).param("id", id).param("subjectKind", subjectKind).param("subject", subject)
				.param("party", heading.party()).param("operation", heading.operation()).param("number", heading.number())
				.param("inward", heading.inward()).param("sentAt", now())
				.param("message", crypto.encrypt(message, context("attempt", institution, id))).update();
		return id;
	}

	private void answer(InstitutionId institution, UUID attempt, String code, String detail, byte @Nullable [] message) {
		jdbc.sql("""
				insert into answer (institution_id, attempt_id, answered_at, code, detail, message)
				values (:institution, :id, :answeredAt, :code, :detail, :message)
				on conflict (institution_id, attempt_id) do nothing
				""").param("institution", institution.value()).param("id", attempt).param("answeredAt", now())
				.param("code", OneLine.of(code, 40)).param("detail", OneLine.of(detail, 400))
				.param("message", message == null ? null : crypto.encrypt(message, context("answer", institution, attempt)), Types.BINARY)
				.update();
	}

	@Override
	public List<Attempt> of(InstitutionId institution, String subjectKind, UUID subject) {
		return jdbc.sql("""
				select a.attempt_id, a.party, a.operation, a.number, a.inward, a.sent_at, b.answered_at, b.code, b.detail
				from attempt a left join answer b on b.institution_id = a.institution_id and b.attempt_id = a.attempt_id
				where a.institution_id = :institution and a.subject_kind = :subjectKind and a.subject_id = :subject
				order by a.attempt_order
				""").param("institution", institution.value()).param("subjectKind", subjectKind).param("subject", subject)
				.query(RecordedExchange::read).list();
	}

	private static Attempt read(ResultSet row, int number) throws SQLException {
		OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
		return new Attempt(row.getObject("attempt_id", UUID.class), row.getString("party"), row.getString("operation"), row.getString("number"),
				row.getBoolean("inward"), row.getObject("sent_at", OffsetDateTime.class).toInstant(),
				answeredAt == null ? null : answeredAt.toInstant(), row.getString("code"), row.getString("detail"));
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** Names table, column and row: bytes moved to another row do not open. */
	private static String context(String table, InstitutionId institution, UUID attempt) {
		return "%s:message:%s:%s".formatted(table, institution, attempt);
	}

	/** What stands on the outside of a message. */
	private record Heading(String party, String operation, String number, boolean inward) {}
}
