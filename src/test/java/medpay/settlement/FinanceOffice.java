package medpay.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import medpay.approval.Approvals;
import medpay.audit.Audit;
import medpay.institution.Institutions;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Labels;
import medpay.ledger.Posting;
import medpay.reconciliation.ChannelDays;
import medpay.reconciliation.LineAmounts;
import medpay.reconciliation.LineKind;
import medpay.reconciliation.Originals;
import medpay.reconciliation.Source;
import medpay.reconciliation.StatementLine;
import medpay.reconciliation.Statements;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.reconciliation.Through;
import medpay.settlement.payout.SettlementSettings;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import medpay.testing.TwoHospitals;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Ledger, approvals and settlement on a database of their own, with statements that a test hands in. */
public final class FinanceOffice implements AutoCloseable {

	public static final InstitutionId HOSPITAL = TwoHospitals.FIRST;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
	private int file;

	@EnableTransactionManagement
	static class Rooms {

		private final DataSource database = TestDatabase.migrated();
		private final MovableBusinessClock clock = new MovableBusinessClock(Instant.parse("2026-11-20T02:00:00Z"));

		@Bean
		DataSource database() {
			return database;
		}

		@Bean
		JdbcClient jdbc() {
			return JdbcClient.create(database);
		}

		@Bean
		PlatformTransactionManager transactionManager() {
			return new DataSourceTransactionManager(database);
		}

		@Bean
		TransactionOperations transactions(PlatformTransactionManager manager) {
			return new TransactionTemplate(manager);
		}

		@Bean
		BusinessClock clock() {
			return clock;
		}

		@Bean
		Audit audit() {
			return new MemoryAudit();
		}

		@Bean
		CryptoProvider crypto() {
			return new BouncyCastleCrypto(CryptoKeys.random());
		}

		@Bean
		Institutions institutions() {
			return new TwoHospitals();
		}

		@Bean
		SettlementSettings settings() {
			return new SettlementSettings(Map.of(), Map.of("unionpay", List.of("银联"), "insurance", List.of("医保")));
		}
	}

	public FinanceOffice() {
		context.register(Rooms.class, ChannelDays.class, Statements.class, Originals.class);
		context.scan("medpay.ledger", "medpay.approval", "medpay.settlement.payout", "medpay.settlement.statement", "medpay.settlement.clearing");
		context.refresh();
	}

	public <T> T get(Class<T> kind) {
		return context.getBean(kind);
	}

	public Approvals approvals() {
		return get(Approvals.class);
	}

	public void passDays(int days) {
		pass(Duration.ofDays(days));
	}

	public void pass(Duration time) {
		((MovableBusinessClock) get(BusinessClock.class)).advance(time);
	}

	public Instant now() {
		return get(BusinessClock.class).now();
	}

	public static BusinessDate day(String day) {
		return new BusinessDate(LocalDate.parse(day));
	}

	/** What went through Medpay: what the channel's file must show. */
	public void charged(BusinessDate day, String order, String scene, long fen) {
		get(JdbcClient.class)
				.sql("""
						insert into expected_line (institution_id, source, kind, line_key, business_date, payment_id, bill_number, group_key, scene, total_fen, fund_fen,
						  personal_account_fen, other_fen, self_pay_fen, at, recorded_at)
						values (:institution, 'UNIONPAY', 'CHARGE', :order, :day, gen_random_uuid(), 'B-' || :order, '', :scene, :fen, 0, 0, 0, :fen, :now, :now)""")
				.param("institution", HOSPITAL.value()).param("order", order).param("day", day.value()).param("scene", scene).param("fen", fen)
				.param("now", now().atOffset(ZoneOffset.UTC)).update();
		post("CHARGED", day, order, new Labels(scene, "C1"), Posting.signed(Account.CHANNEL_RECEIVABLE, "unionpay", fen),
				Posting.signed(Account.PATIENT_RECEIVABLE, "patient", -fen));
	}

	public void post(String kind, BusinessDate day, String cause, Labels labels, Posting... postings) {
		get(TransactionOperations.class).executeWithoutResult(
				status -> get(Journal.class).post(new JournalEntry(HOSPITAL, kind, day, cause, cause, labels, List.of(postings))));
	}

	public static StatementLine channelLine(int number, String order, long fen, long fee) {
		return new StatementLine(number, LineKind.CHARGE, order, Through.ANY, null, null, "R-" + order, null, null, null, null,
				new LineAmounts(fen, 0, 0, 0, fen), fee, null);
	}

	public static StatementLine directLine(int number, String reference, long fen) {
		return new StatementLine(number, LineKind.CHARGE, "K-" + reference, Through.DIRECT, "K-" + reference, null, null, "R-" + reference, null,
				"UNIONPAY", "KIOSK-1", new LineAmounts(fen, 0, 0, 0, fen), 0, null);
	}

	/** A statement is there and was matched. */
	public void matched(Source source, BusinessDate day, StatementLine... lines) {
		var hash = new byte[32];
		hash[0] = (byte) ++file;
		long number = get(Statements.class).take(new Heading(new Statements.Key(HOSPITAL, source, day), hash, Evidence.FILE, "test"),
				sink -> List.of(lines).forEach(sink)).file();
		get(JdbcClient.class)
				.sql("""
						insert into source_day (institution_id, business_date, source, file_number, ours, ours_fen, theirs, theirs_fen, matched, matched_direct, open,
						  matched_at)
						values (:institution, :day, :source, :file, 0, 0, 0, 0, 0, 0, 0, :now)
						on conflict (institution_id, business_date, source) do update set file_number = excluded.file_number""")
				.param("institution", HOSPITAL.value()).param("day", day.value()).param("source", source.name()).param("file", number)
				.param("now", now().atOffset(ZoneOffset.UTC)).update();
	}

	@Override
	public void close() {
		context.close();
	}
}
