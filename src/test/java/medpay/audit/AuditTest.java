package medpay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import medpay.shared.InstitutionId;
import medpay.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail on a real PostgreSQL, as a role that may not update. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

	private final DataSource database = TestDatabase.insertOnly(TestDatabase.migrated());
	private final JdbcClient jdbc = JdbcClient.create(database);
	private final Audit audit = new AuditTrail(jdbc, Clock.systemUTC());

	@Test
	void recordsWhoDidWhat() {
		audit.record(new AuditEntry(new InstitutionId(7), "his-1", "payment.received", "B1", "RECEIVED", "first"));
		assertThat(rowOf("B1")).containsEntry("institution_id", 7L).containsEntry("actor", "his-1").containsEntry("action", "payment.received")
				.containsEntry("outcome", "RECEIVED").containsEntry("detail", "first");
	}

	@Test
	void keepsWhatBelongsToNoInstitutionUnderTheHouse() {
		audit.record(new AuditEntry(null, "nobody", "signature.refused", "/api/v1/payments", "client_unknown", null));
		assertThat(rowOf("/api/v1/payments")).containsEntry("institution_id", 0L).containsEntry("detail", null);
	}

	@Test
	void makesHostileTextFitInsteadOfFailing() {
		audit.record(new AuditEntry(null, "a\u0000b\nc" + "x".repeat(100), "refused", "long", "o".repeat(99), "d".repeat(999)));
		assertThat(rowOf("long").get("actor")).asString().startsWith("a b cx").hasSize(64);
		assertThat(rowOf("long").get("detail")).asString().hasSize(400);
	}

	@Test
	void goesWithTheCallersTransaction() {
		new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
			audit.record(new AuditEntry(null, "his-1", "payment.received", "rolled back", "RECEIVED", null));
			status.setRollbackOnly();
		});
		assertThat(jdbc.sql("select count(*) from audit_entry where subject = 'rolled back'").query(Long.class).single()).isZero();
	}

	private Map<String, @Nullable Object> rowOf(String subject) {
		return jdbc.sql("select * from audit_entry where subject = :subject").param("subject", subject).query().singleRow();
	}
}
