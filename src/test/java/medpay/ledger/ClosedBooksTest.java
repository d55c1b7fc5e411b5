package medpay.ledger;

import static medpay.ledger.Posting.credit;
import static medpay.ledger.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A closed day stays as it was signed: what becomes known later belongs to the day it became known. */
class ClosedBooksTest {

	private static final InstitutionId HOSPITAL = new InstitutionId(7);
	private static final BusinessDate MONDAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	private static final BusinessDate TUESDAY = new BusinessDate(LocalDate.of(2026, 11, 24));
	private static final BusinessDate WEDNESDAY = new BusinessDate(LocalDate.of(2026, 11, 25));

	private final DataSource database = TestDatabase.migrated();
	private final JdbcClient jdbc = JdbcClient.create(database);
	private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
	private final ClosedBooks closed = new ClosedBooks(jdbc);
	private final Journal journal = new BookedJournal(jdbc, closed, new MovableBusinessClock(Instant.parse("2026-11-25T02:00:00Z")));

	private void post(String cause, BusinessDate day) {
		transaction.executeWithoutResult(status -> journal.post(new JournalEntry(HOSPITAL, "CHARGED", day, cause, "P-1",
				List.of(debit(Account.CHANNEL_RECEIVABLE, "unionpay", Money.ofFen(100)),
						credit(Account.PATIENT_RECEIVABLE, "patient", Money.ofFen(100))))));
	}

	private void close(BusinessDate day) {
		transaction.executeWithoutResult(status -> closed.close(HOSPITAL, day));
	}

	private List<BusinessDate> days() {
		return journal.of(HOSPITAL, "P-1").stream().map(JournalEntry::businessDate).toList();
	}

	@Test
	void aLateFactIsDatedToTheDayItBecameKnown() {
		post("EARLY", MONDAY);
		close(MONDAY);

		post("LATE", MONDAY);
		post("OPEN-DAY", TUESDAY);

		assertThat(days()).containsExactly(MONDAY, WEDNESDAY, TUESDAY);
		assertThat(closed.through(HOSPITAL)).contains(MONDAY);
		assertThat(closed.through(new InstitutionId(8))).isEmpty();
	}

	@Test
	void theSameLateFactToldAgainIsStillOneEntry() {
		close(MONDAY);
		post("LATE", MONDAY);
		post("LATE", MONDAY);

		assertThat(days()).containsExactly(WEDNESDAY);
	}

	@Test
	void aDayIsClosedOnceAndInOrder() {
		close(TUESDAY);

		assertThatIllegalStateException().isThrownBy(() -> close(TUESDAY)).withMessageContaining("closed already");
		assertThatIllegalStateException().isThrownBy(() -> close(MONDAY));
	}

	@Test
	void closingWaitsForWhatIsJustBeingPosted() throws Exception {
		var posted = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var posting = threads.submit(() -> transaction.executeWithoutResult(status -> {
				post("FIRST", MONDAY);
				posted.countDown();
				await(goOn);
			}));
			await(posted);
			var closing = threads.submit(() -> close(MONDAY));
			waitsForALock();
			goOn.countDown();
			posting.get(20, TimeUnit.SECONDS);
			closing.get(20, TimeUnit.SECONDS);
		}
		assertThat(days()).as("it was there before the day closed").containsExactly(MONDAY);
	}

	private void waitsForALock() {
		for (int look = 0; look < 2_000; look++) {
			if (jdbc.sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").query(Long.class)
					.single() > 0) {
				return;
			}
		}
		throw new AssertionError("Closing did not wait");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
