package medpay.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.OneLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link Audit} as a table (审计流水): one insert, in whatever transaction is open. */
@Component
final class AuditTrail implements Audit {

	private final JdbcClient jdbc;
	private final Clock clock;

	AuditTrail(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void record(AuditEntry entry) {
		InstitutionId institution = entry.institution() == null ? AuditEntries.HOUSE : entry.institution();
		String detail = entry.detail();
		jdbc.sql("""
				insert into audit_entry (institution_id, entry_id, recorded_at, actor, action, subject, outcome, detail)
				values (:institution, :id, :recordedAt, :actor, :action, :subject, :outcome, :detail)
				""").param("institution", institution.value()).param("id", Ids.timeOrdered())
				.param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC)).param("actor", OneLine.of(entry.actor(), 64))
				.param("action", OneLine.of(entry.action(), 64)).param("subject", OneLine.of(entry.subject(), 128))
				.param("outcome", OneLine.of(entry.outcome(), 64)).param("detail", detail == null ? null : OneLine.of(detail, 400)).update();
	}
}
