package medpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import medpay.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A database with the books of an older version is brought up to date while that version works on. */
class UpgradeTests {

	/** Before bills had a table of numbers and clients keys of their own. */
	private static final String LONG_AGO = "22";
	/** The first version that widens before it narrows: whoever wrote then may still write afterwards. */
	private static final String BEFORE = "46";

	private DataSource database;
	private JdbcClient jdbc;

	@BeforeEach
	void anOldDatabaseWithBooks() throws SQLException {
		database = new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres");
		jdbc = JdbcClient.create(database);
		flyway().target(LONG_AGO).load().migrate();
		try (Connection connection = database.getConnection()) {
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("upgrade/books.sql"));
		}
	}

	private FluentConfiguration flyway() {
		return Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/rights");
	}

	private void migrateTo(String version) {
		flyway().target(version).load().migrate();
	}

	private long count(String what) {
		return jdbc.sql("select count(*) from " + what).query(Long.class).single();
	}

	@Test
	void oldBooksStayWhole() {
		flyway().load().migrate();

		assertThat(count("payment")).isEqualTo(3_000);
		assertThat(count("bill_number where not withdrawn_unseen")).isEqualTo(3_000);
		assertThat(count("payment where state = 'AT_WINDOW' and window_since = updated_at and look_at is not null")).isEqualTo(30);
		assertThat(count("payment where state <> 'AT_WINDOW' and window_since is null")).isEqualTo(2_970);
		assertThat(jdbc.sql("select scheme || ' ' || encode(material, 'hex') from access_key where client_id = 'his-old' and enrolled")
				.query(String.class).list()).as("it signs with the secret it has").containsExactly("HMAC_SHA256 0102");
		assertThat(count("journal_entry")).isEqualTo(2_970);
		theLedgerBalances();
	}

	/** Each statement of the version before works on, waits for no longer than a lock, and loses nothing. */
	@Test
	void whoeverWorksMeanwhileLosesNothing() throws Exception {
		migrateTo(BEFORE);
		var traffic = new OldTraffic(database);
		try (var threads = Executors.newFixedThreadPool(3)) {
			Future<Integer> first = threads.submit(traffic::pay);
			Future<Integer> second = threads.submit(traffic::pay);
			Future<Long> reader = threads.submit(traffic::read);
			traffic.awaitFlow();
			int before = traffic.paid();
			int migrations = flyway().load().migrate().migrationsExecuted;
			traffic.migrated();

			assertThat(migrations).isGreaterThanOrEqualTo(4);
			assertThat(first.get() + second.get()).isEqualTo(traffic.paid()).isGreaterThan(before);
			assertThat(reader.get()).isPositive();
		}
		assertThat(count("payment")).isEqualTo(3_000 + traffic.paid());
		assertThat(count("payment where bill_number in (select bill_number from bill_number)")).isEqualTo(3_000 + traffic.paid());
		assertThat(
				count("charge_order where outcome = 'CHARGED' and (institution_id, payment_id) in (select institution_id, payment_id from payment)"))
				.isEqualTo(traffic.paid());
		assertThat(count("audit_entry")).isEqualTo(traffic.paid());
		assertThat(count("journal_entry")).isEqualTo(2_970 + traffic.paid());
		theLedgerBalances();
	}

	private void theLedgerBalances() {
		assertThat(count("""
				journal_entry where total_fen <> all (select sum(amount_fen) from journal_posting
					where journal_posting.institution_id = journal_entry.institution_id and journal_posting.kind = journal_entry.kind
					and journal_posting.cause = journal_entry.cause group by side)""")).isZero();
		assertThat(
				count("(select institution_id, kind, cause from journal_entry except select institution_id, kind, cause from journal_posting) alone"))
				.isZero();
	}

	/** A long transaction elsewhere makes the migration fail, not the hospitals wait; run again, it goes on where it was. */
	@Test
	void aMigrationGivesWay() throws SQLException {
		migrateTo(BEFORE);
		try (Connection busy = database.getConnection()) {
			var slow = JdbcClient.create(new SingleConnectionDataSource(busy, true));
			// should the migration wait nevertheless, it is let through and the test fails
			slow.sql("set idle_in_transaction_session_timeout = '1min'").update();
			busy.setAutoCommit(false);
			slow.sql("update payment set version = version + 1 where institution_id = 1 and bill_number = 'B1'").update();

			Flyway migration = flyway().load();
			assertThatExceptionOfType(FlywayException.class).isThrownBy(migration::migrate).withMessageContaining("lock timeout");
			OldTraffic.payOnce(jdbc, UUID.randomUUID());
			assertThat(count("flyway_schema_history where not success")).as("nothing to repair").isZero();
			busy.commit();
		}
		assertThat(flyway().load().migrate().success).isTrue();
		assertThat(count("payment")).isEqualTo(3_001);
	}

	@Test
	void aMigrationWaitsForNoLockLongerThanFiveSecondsAndLeavesTheConnectionAsItWas() throws SQLException {
		try (Connection pooled = database.getConnection()) {
			var one = new SingleConnectionDataSource(pooled, true);
			flyway().dataSource(one).locations("classpath:db/migration", "classpath:upgrade/limit").load().migrate();

			JdbcClient same = JdbcClient.create(one);
			assertThat(same.sql("select value from told").query(String.class).single()).isEqualTo("5s");
			assertThat(same.sql("show lock_timeout").query(String.class).single()).isEqualTo("0");
		}
	}
}
