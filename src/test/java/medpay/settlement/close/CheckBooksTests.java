package medpay.settlement.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The books of a restored database hold, or the check says where they do not. */
class CheckBooksTests {

	private DriverManagerDataSource database;
	private JdbcClient jdbc;

	@BeforeEach
	void aDatabaseWithOneEntry() {
		database = (DriverManagerDataSource) TestDatabase.migrated();
		jdbc = JdbcClient.create(database);
		jdbc.sql("""
				insert into journal_entry (institution_id, kind, cause, subject, business_date, recorded_at, total_fen)
				values (1, 'CHARGED', 'c1', 's1', date '2026-11-25', now(), 2900)""").update();
		post("a", "DEBIT", 2900);
		post("b", "CREDIT", 2900);
		jdbc.sql("insert into payment_worker (worker_id, beat_at) values (gen_random_uuid(), timestamptz '2026-11-25 10:00:00.25+08')").update();
	}

	private void post(String leg, String side, long fen) {
		jdbc.sql("""
				insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen)
				values (1, 'CHARGED', 'c1', ?, 0, 'CHANNEL_RECEIVABLE', ?, ?)""").param(leg).param(side).param(fen).update();
	}

	private BooksReport checked() {
		var report = new AtomicReference<BooksReport>();
		new ApplicationContextRunner().withUserConfiguration(CheckBooks.Parts.class)
				.withPropertyValues("spring.datasource.url=" + database.getUrl(), "spring.datasource.username=postgres",
						"spring.datasource.password=postgres")
				.run(context -> report.set(context.getBean(BooksReader.class).read()));
		return report.get();
	}

	@Test
	void tellsRowsAndSumsOfBooksThatHold() {
		BooksReport report = checked();
		assertThat(report.whole()).isTrue();
		assertThat(report.lines()).contains("rows journal_entry 1", "rows journal_posting 2", "rows payment 0",
				"ledger entries=1 debit_fen=2900 credit_fen=2900 unbalanced=0 whole", "beat 2026-11-25T02:00:00.250Z").endsWith("result whole");
	}

	@Test
	void findsAnEntryWhoseSidesDiffer() {
		post("c", "CREDIT", 1);
		assertThat(checked().lines()).contains("ledger entries=1 debit_fen=2900 credit_fen=2901 unbalanced=1 broken").endsWith("result broken");
	}

	@Test
	void findsAnEntryThatLostItsPostings() {
		jdbc.sql("delete from journal_posting").update();
		assertThat(checked().lines()).contains("ledger entries=1 debit_fen=0 credit_fen=0 unbalanced=1 broken").endsWith("result broken");
	}

	@Test
	void findsAnAuditTrailAndACertificateThatWereTouched() {
		jdbc.sql("insert into audit_link (institution_id, position, entry_id, hash, sealed_at) values (2, 1, gen_random_uuid(), ''::bytea, now())")
				.update();
		jdbc.sql("""
				insert into day_certificate (institution_id, sequence, business_date, content, last_hash, key_number, closed_at, closed_by)
				values (3, 1, date '2026-11-25', 'no certificate', ''::bytea, 1, now(), 'nobody')""").update();
		BooksReport report = checked();
		assertThat(report.whole()).isFalse();
		assertThat(report.lines()).anySatisfy(line -> assertThat(line).startsWith("audit institution=2 position=1 ").endsWith("removed broken"))
				.anySatisfy(line -> assertThat(line).startsWith("certificates institution=3 byte=0 ").endsWith(" broken"));
	}
}
