package medpay.reconciliation;

import static medpay.reconciliation.Lines.DAY;
import static medpay.reconciliation.Lines.HOSPITAL;
import static medpay.reconciliation.Lines.MORNING;
import static medpay.reconciliation.Lines.channelLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import medpay.audit.Audit;
import medpay.ledger.Account;
import medpay.ledger.Turnovers;
import medpay.ledger.Turnovers.Turnover;
import medpay.shared.BusinessDate;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A return that two people decided is known again in the channel's file, and what was owed is paid; another one is a difference like any other. */
class DecidedReturnsTest {

	private static final BusinessDate NEXT = new BusinessDate(DAY.value().plusDays(1));

	private final DataSource database = TestDatabase.migrated();
	private final AnnotationConfigApplicationContext office = new AnnotationConfigApplicationContext();
	private JdbcClient jdbc;
	private Lines lines;
	private Discrepancies discrepancies;
	private TransactionTemplate transactions;

	@BeforeEach
	void open() {
		office.registerBean(DataSource.class, () -> database);
		office.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
		office.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(database)));
		office.registerBean(MovableBusinessClock.class, () -> new MovableBusinessClock(Instant.parse("2026-11-25T03:00:00Z")));
		office.registerBean(ReconciliationSettings.class,
				() -> new ReconciliationSettings(Duration.ofHours(2), Duration.ofHours(72), Map.of("unionpay", 60)));
		office.registerBean(CryptoProvider.class, () -> new BouncyCastleCrypto(CryptoKeys.random()));
		office.registerBean(Audit.class, MemoryAudit::new);
		office.register(Statements.class, Originals.class, Matching.class, Discrepancies.class, DifferenceBooks.class, DecidedReturns.class);
		office.scan("medpay.ledger");
		office.refresh();
		jdbc = office.getBean(JdbcClient.class);
		lines = new Lines(jdbc, office.getBean(Statements.class));
		discrepancies = office.getBean(Discrepancies.class);
		transactions = office.getBean(TransactionTemplate.class);
	}

	@AfterEach
	void close() {
		office.close();
	}

	private void match(BusinessDate day) {
		long file = office.getBean(Statements.class).current(new Statements.Key(HOSPITAL, Source.UNIONPAY, day)).orElseThrow().file();
		transactions.executeWithoutResult(
				status -> office.getBean(Matching.class).match(new Matching.Day(HOSPITAL, Source.UNIONPAY, day, file, 0)));
	}

	/** UnionPay has an order twice, and two people decide to give the second one back. */
	private UUID decided() {
		lines.charged("TWICE", 10_000, MORNING);
		lines.file(Source.UNIONPAY, DAY, channelLine(1, LineKind.CHARGE, "TWICE", "R1", 10_000, 60, MORNING),
				channelLine(2, LineKind.CHARGE, "TWICE", "R2", 10_000, 60, MORNING));
		match(DAY);
		UUID id = jdbc.sql("select discrepancy_id from discrepancy where class = 'DUPLICATE'").query((row, number) -> row.getObject(1, UUID.class))
				.single();
		Discrepancy found = discrepancies.one(HOSPITAL, id).orElseThrow();
		transactions.executeWithoutResult(status -> {
			office.getBean(DifferenceBooks.class).decided(found, Resolution.RETURN_MONEY);
			jdbc.sql(
					"update discrepancy set state = 'RESOLVED', resolution = 'RETURN_MONEY', ended_at = now(), version = version + 1 where discrepancy_id = :id")
					.param("id", id).update();
		});
		assertThat(net(Account.REFUND_PAYABLE)).isEqualTo(-10_000);
		return id;
	}

	private void returned(int line, String order, String original, long fen) {
		lines.file(Source.UNIONPAY, NEXT,
				new StatementLine(line, LineKind.REFUND, order, Through.ANY, null, null, "Q-" + order, original, null, null, null,
						LineAmounts.ofChannel(fen), -Math.round(fen * 60 / 10_000.0), MORNING.plus(Duration.ofDays(1))));
		match(NEXT);
		office.getBean(DecidedReturns.class).settle(HOSPITAL, NEXT);
	}

	private long net(Account account) {
		return office.getBean(Turnovers.class)
				.between(HOSPITAL, DAY, new BusinessDate(DAY.value().plusDays(9)), Instant.parse("2027-01-01T00:00:00Z"))
				.stream().filter(each -> each.account() == account).mapToLong(Turnover::netFen).sum();
	}

	@Test
	void theReturnThatWasDecidedIsKnownAgainAndPaysWhatWasOwed() {
		decided();

		returned(1, "RETURN-1", "R2", 10_000);
		office.getBean(DecidedReturns.class).settle(HOSPITAL, NEXT);
		match(NEXT);

		assertThat(lines.open()).isEmpty();
		assertThat(net(Account.REFUND_PAYABLE)).isZero();
		assertThat(jdbc.sql("select cause from discrepancy where kind = 'REFUND'").query(String.class).single()).isEqualTo("RETURNED_AS_DECIDED");
	}

	@Test
	void anotherAmountOrAnotherChargeIsADifferenceLikeAnyOther() {
		decided();

		returned(1, "RETURN-2", "R2", 9_999);
		assertThat(lines.open()).containsExactly("THEIRS_ONLY REFUND:RETURN-2");
		returned(1, "RETURN-3", "R1", 10_000);
		assertThat(lines.open()).containsExactly("THEIRS_ONLY REFUND:RETURN-3");
		assertThat(net(Account.REFUND_PAYABLE)).isEqualTo(-10_000);
	}
}
