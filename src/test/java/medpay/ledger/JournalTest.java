package medpay.ledger;

import static medpay.ledger.Posting.credit;
import static medpay.ledger.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal on a real PostgreSQL, as a role that may not update: one effect, one entry, whoever brings the news first (I4). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalTest {

	private static final InstitutionId HOSPITAL = new InstitutionId(7);
	private static final BusinessDate TODAY = new BusinessDate(LocalDate.of(2026, 11, 23));

	private final DataSource owner = TestDatabase.migrated();
	private final DataSource database = TestDatabase.insertOnly(owner);
	private final JdbcClient jdbc = JdbcClient.create(database);
	private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
	private final MovableBusinessClock clock = new MovableBusinessClock(Instant.parse("2026-11-23T02:00:00Z"));
	private final Journal journal = new BookedJournal(jdbc, new ClosedBooks(jdbc), clock);

	@BeforeAll
	void theRoleMayNotUpdate() {
		assertThat(JdbcClient.create(owner).sql("select has_table_privilege(:role, 'journal_posting', 'update')").param("role", role())
				.query(Boolean.class).single()).isFalse();
	}

	private String role() {
		return jdbc.sql("select current_user").query(String.class).single();
	}

	@Test
	void booksAnEffectOnceAndReadsItBack() {
		JournalEntry charged = charged("order-1", "payment-1", 4_260);
		assertThat(post(charged)).isTrue();
		assertThat(post(charged)).isFalse();
		assertThat(journal.of(HOSPITAL, "payment-1")).containsExactly(charged);
	}

	@Test
	void booksFiftyParallelPostsOfTheSameCauseOnce() throws Exception {
		JournalEntry charged = charged("order-2", "payment-2", 9_900);
		var together = new CyclicBarrier(50);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Boolean> post = () -> {
				together.await();
				return post(charged);
			};
			long effects = threads.invokeAll(Collections.nCopies(50, post)).stream().filter(JournalTest::done).count();
			assertThat(effects).isEqualTo(1);
		}
		assertThat(journal.of(HOSPITAL, "payment-2")).containsExactly(charged);
	}

	@Test
	void leavesTheCallersTransactionWholeWhenTheEffectIsThere() {
		post(charged("order-3", "payment-3", 100));
		transaction.executeWithoutResult(status -> {
			assertThat(journal.post(charged("order-3", "payment-3", 100))).isFalse();
			assertThat(journal.post(charged("order-4", "payment-3", 200))).isTrue();
		});
		assertThat(journal.of(HOSPITAL, "payment-3")).extracting(JournalEntry::cause).containsExactly("order-3", "order-4");
	}

	@Test
	void forgetsWhatTheCallerRolledBack() {
		transaction.executeWithoutResult(status -> {
			journal.post(charged("order-5", "payment-5", 100));
			status.setRollbackOnly();
		});
		assertThat(journal.of(HOSPITAL, "payment-5")).isEmpty();
		assertThat(post(charged("order-5", "payment-5", 100))).isTrue();
	}

	@Test
	void refusesTheSameEffectWithAnotherAmount() {
		post(charged("order-6", "payment-6", 100));
		assertThatIllegalStateException().isThrownBy(() -> post(charged("order-6", "payment-6", 101))).withMessageContaining("order-6");
		assertThat(journal.of(HOSPITAL, "payment-6")).containsExactly(charged("order-6", "payment-6", 100));
	}

	@Test
	void keepsInstitutionsApart() {
		JournalEntry here = charged("order-8", "payment-8", 100);
		var there = new JournalEntry(new InstitutionId(8), here.kind(), TODAY, here.cause(), here.subject(), here.postings());
		assertThat(post(here)).isTrue();
		assertThat(post(there)).isTrue();
		assertThat(journal.of(HOSPITAL, "payment-8")).containsExactly(here);
	}

	@Test
	void leavesOutPostingsOfNothing() {
		post(new JournalEntry(HOSPITAL, "INSURANCE_SETTLED", TODAY, "settlement-9", "payment-9",
				List.of(debit(Account.INSURANCE_FUND_RECEIVABLE, "fund", fen(500)), debit(Account.PERSONAL_ACCOUNT_RECEIVABLE, "account", Money.ZERO),
						credit(Account.HOSPITAL_REVENUE, "revenue", fen(500)))));
		assertThat(journal.of(HOSPITAL, "payment-9")).singleElement().satisfies(entry -> assertThat(entry.postings()).hasSize(2));
	}

	@Test
	void refusesAnEntryThatDoesNotBalanceOrNamesALegTwice() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> entry(List.of(debit(Account.BANK, "bank", fen(1)), credit(Account.SUSPENSE, "x", fen(2)))))
				.withMessageContaining("balance");
		assertThatIllegalArgumentException().isThrownBy(() -> entry(List.of(debit(Account.BANK, "x", fen(1)), credit(Account.SUSPENSE, "x", fen(1)))))
				.withMessageContaining("twice");
	}

	@Test
	void theTableRefusesWhatTheTypesCannotSay() {
		post(charged("order-10", "payment-10", 100));
		assertThat(refusedPosting("HOSPITAL_REVENUE", -5)).isInstanceOf(DataIntegrityViolationException.class)
				.hasMessageContaining("journal_posting_amount");
		assertThat(refusedPosting("SLUSH_FUND", 5)).isInstanceOf(DataIntegrityViolationException.class)
				.hasMessageContaining("journal_posting_account");
	}

	@Test
	void theTableKnowsEveryAccountOfTheChart() {
		for (Account account : Account.values()) {
			assertThat(post(new JournalEntry(HOSPITAL, "ANY", TODAY, account.name(), "chart",
					List.of(debit(account, "one", fen(1)), credit(account, "other", fen(1)))))).isTrue();
		}
	}

	private Throwable refusedPosting(String account, long fen) {
		return catchThrowable(() -> jdbc.sql("""
				insert into journal_posting (institution_id, kind, cause, leg, leg_order, account, side, amount_fen)
				values (7, 'CHARGED', 'order-10', 'wrong', 9, :account, 'DEBIT', :fen)
				""").param("account", account).param("fen", fen).update());
	}

	private boolean post(JournalEntry entry) {
		return Boolean.TRUE.equals(transaction.execute(status -> journal.post(entry)));
	}

	private static boolean done(Future<Boolean> post) {
		return post.resultNow();
	}

	private static JournalEntry charged(String order, String payment, long fen) {
		return new JournalEntry(HOSPITAL, "CHARGED", TODAY, order, payment,
				List.of(debit(Account.CHANNEL_RECEIVABLE, "unionpay", fen(fen)), credit(Account.PATIENT_RECEIVABLE, "patient", fen(fen))));
	}

	private static JournalEntry entry(List<Posting> postings) {
		return new JournalEntry(HOSPITAL, "ANY", TODAY, "cause", "subject", postings);
	}

	private static Money fen(long fen) {
		return new Money(fen);
	}
}
