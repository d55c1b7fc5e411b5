package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import javax.sql.DataSource;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the database's roles may do after a migration. */
class RightsTests {

	private static final String AUDIT = """
			insert into audit_entry (institution_id, entry_id, recorded_at, actor, action, subject, outcome)
			values (1, gen_random_uuid(), now(), 'a', 'b', 'c', 'd')""";

	private static JdbcClient owner;
	private static JdbcClient application;
	private static JdbcClient reader;

	@BeforeAll
	static void migrate() {
		String url = TestDatabase.freshUrl();
		DataSource database = new DriverManagerDataSource(url, "postgres", "postgres");
		owner = JdbcClient.create(database);
		for (String role : List.of("medpay_application", "medpay_audit", "medpay_reader")) {
			if (owner.sql("select count(*) from pg_roles where rolname = ?").param(role).query(Long.class).single() == 0) {
				owner.sql("create role %s login password 'role'".formatted(role)).update();
			}
		}
		owner.sql("grant medpay_audit to medpay_application").update();
		Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/rights").load().migrate();
		application = JdbcClient.create(new DriverManagerDataSource(url, "medpay_application", "role"));
		reader = JdbcClient.create(new DriverManagerDataSource(url, "medpay_reader", "role"));
	}

	private static void refuses(JdbcClient role, String statement) {
		assertThatExceptionOfType(DataAccessException.class).as(statement).isThrownBy(() -> role.sql(statement).update()).havingRootCause()
				.withMessageMatching("(?s).*(permission denied|must be owner).*");
	}

	@Test
	void theApplicationInsertsIntoTheAuditTrailAndNeverChangesIt() {
		assertThat(application.sql(AUDIT).update()).isEqualTo(1);
		refuses(application, "update audit_entry set actor = 'x'");
		refuses(application, "delete from audit_entry");
		refuses(application, "truncate audit_entry");
		refuses(application, "delete from audit_link");
		refuses(application, "update audit_link set hash = ''");
		refuses(application, "delete from audit_head");
	}

	@ParameterizedTest
	@ValueSource(strings = {"journal_entry", "journal_posting", "answer", "attempt", "day_certificate", "seal_key", "window_receipt",
			"agreement_consent",
			"statement_content", "insurance_settlement", "agreement_return", "discrepancy_note", "flyway_schema_history"})
	void whatIsWrittenOnceTheApplicationNeverDeletes(String table) {
		refuses(application, "delete from " + table);
		assertThat(owner.sql("select has_table_privilege('medpay_application', ?, 'update')").param(table).query(Boolean.class).single()).isFalse();
	}

	@Test
	void theApplicationAltersNothing() {
		refuses(application, "create table mine (a int)");
		refuses(application, "alter table payment add column mine int");
		refuses(application, "drop table access_nonce");
		refuses(application, "insert into flyway_schema_history (installed_rank, description, type, script, installed_by, execution_time, success) "
				+ "values (0, '', '', '', '', 0, true)");
	}

	@Test
	void theApplicationWorksWithEverythingElse() {
		assertThat(owner.sql("""
				select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
				and not has_table_privilege('medpay_application', oid, 'select, insert')""").query(String.class).list()).isEmpty();
		assertThat(application.sql("delete from payment").update()).isZero();
		assertThat(application.sql("select nextval('reconciliation_run')").query(Long.class).single()).isPositive();
		application.sql("analyze statement_line").update();
		assertThat(owner.sql("select has_table_privilege('medpay_application', 'statement_line', 'maintain')").query(Boolean.class).single())
				.isTrue();
	}

	@Test
	void theReaderReadsEverythingAndWritesNothing() {
		assertThat(owner.sql("""
				select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
				and not has_table_privilege('medpay_reader', oid, 'select')""").query(String.class).list()).isEmpty();
		refuses(reader, AUDIT);
		refuses(reader, "delete from access_nonce");
	}
}
