package medpay.reconciliation;

import static medpay.reconciliation.Lines.DAY;
import static medpay.reconciliation.Lines.HOSPITAL;
import static medpay.reconciliation.Lines.MORNING;
import static medpay.reconciliation.Lines.channelLine;
import static medpay.reconciliation.Lines.hospitalLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import medpay.shared.BusinessDate;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every line of every source ends in exactly one class (I12). */
class MatchingTest {

	private static final BusinessDate NEXT = new BusinessDate(DAY.value().plusDays(1));
	/** Within two hours of UnionPay's end of day. */
	private static final Instant EVENING = Instant.parse("2026-11-23T14:30:00Z");

	private final MovableBusinessClock clock = new MovableBusinessClock(Instant.parse("2026-11-24T03:00:00Z"));
	private JdbcClient jdbc;
	private Lines lines;
	private Matching matching;
	private TransactionTemplate transactions;
	private Statements statements;

	@BeforeEach
	void migrate() {
		var database = TestDatabase.migrated();
		jdbc = JdbcClient.create(database);
		transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
		statements = new Statements(jdbc, database, transactions, clock,
				new Originals(jdbc, new BouncyCastleCrypto(CryptoKeys.random()), new MemoryAudit()));
		lines = new Lines(jdbc, statements);
		matching = new Matching(jdbc, clock, new ReconciliationSettings(Duration.ofHours(2), Duration.ofHours(72), Map.of("unionpay", 60)));
	}

	private void match(Source source, BusinessDate day) {
		long file = statements.current(new Statements.Key(HOSPITAL, source, day)).orElseThrow().file();
		long hospital = statements.current(new Statements.Key(HOSPITAL, Source.HIS, day)).map(Statements.Taken::file).orElse(0L);
		transactions.executeWithoutResult(status -> matching.match(new Matching.Day(HOSPITAL, source, day, file, hospital)));
	}

	@Test
	void ofAChannelEveryClassIsFound() {
		lines.charged("GOOD", 10_000, MORNING);
		lines.charged("OTHER-AMOUNT", 10_000, MORNING);
		lines.charged("OTHER-FEE", 10_000, MORNING);
		lines.charged("MISSING", 10_000, MORNING);
		lines.charged("LATE", 10_000, EVENING.minus(Duration.ofMinutes(31)));
		lines.charged("TWICE", 500, MORNING);
		lines.file(Source.UNIONPAY, DAY, channelLine(1, LineKind.CHARGE, "GOOD", "R1", 10_000, 60, MORNING),
				channelLine(2, LineKind.CHARGE, "OTHER-AMOUNT", "R2", 10_100, 61, MORNING),
				channelLine(3, LineKind.CHARGE, "OTHER-FEE", "R3", 10_000, 61, MORNING),
				channelLine(4, LineKind.CHARGE, "STRANGE", "R4", 700, 4, MORNING),
				channelLine(5, LineKind.CHARGE, "TWICE", "R5", 500, 3, MORNING), channelLine(6, LineKind.CHARGE, "TWICE", "R6", 500, 3, MORNING));

		match(Source.UNIONPAY, DAY);

		assertThat(lines.open()).containsExactly("AMOUNT_MISMATCH CHARGE:OTHER-AMOUNT", "DUPLICATE CHARGE:TWICE#6", "FEE_MISMATCH CHARGE:OTHER-FEE",
				"HELD CHARGE:LATE", "OURS_ONLY CHARGE:MISSING", "THEIRS_ONLY CHARGE:STRANGE");
		assertThat(matched(Source.UNIONPAY, "matched")).isEqualTo(2);
		assertThat(jdbc.sql("select differing from discrepancy where class = 'AMOUNT_MISMATCH'").query(String.class).single())
				.isEqualTo("total_fen,self_pay_fen");
	}

	@Test
	void aRerunGivesTheSameAndACorrectedFileEndsWhatIsNotThereAnyMore() {
		lines.charged("A", 10_000, MORNING);
		lines.charged("B", 10_000, MORNING);
		lines.file(Source.UNIONPAY, DAY, channelLine(1, LineKind.CHARGE, "A", "R1", 9_000, 54, MORNING));
		match(Source.UNIONPAY, DAY);
		var first = lines.open();

		match(Source.UNIONPAY, DAY);
		assertThat(lines.open()).isEqualTo(first).containsExactly("AMOUNT_MISMATCH CHARGE:A", "OURS_ONLY CHARGE:B");

		assertThat(lines.file(Source.UNIONPAY, DAY, channelLine(1, LineKind.CHARGE, "A", "R1", 10_000, 60, MORNING),
				channelLine(2, LineKind.CHARGE, "B", "R2", 10_000, 60, MORNING)).version()).isEqualTo(2);
		match(Source.UNIONPAY, DAY);
		assertThat(lines.open()).isEmpty();
		assertThat(matched(Source.UNIONPAY, "matched")).isEqualTo(2);
	}

	@Test
	void whatIsHeldIsFoundInTheNextFileOrBecomesADifference() {
		lines.charged("NEXT-DAY", 10_000, EVENING);
		lines.charged("NEVER", 10_000, EVENING);
		lines.file(Source.UNIONPAY, DAY);
		match(Source.UNIONPAY, DAY);
		assertThat(lines.open()).containsExactly("HELD CHARGE:NEVER", "HELD CHARGE:NEXT-DAY");

		lines.file(Source.UNIONPAY, NEXT, channelLine(1, LineKind.CHARGE, "NEXT-DAY", "R1", 10_000, 60, EVENING));
		match(Source.UNIONPAY, NEXT);
		match(Source.UNIONPAY, DAY);
		assertThat(lines.open()).containsExactly("HELD CHARGE:NEVER");

		lines.file(Source.UNIONPAY, new BusinessDate(NEXT.value().plusDays(1)));
		match(Source.UNIONPAY, DAY);
		assertThat(lines.open()).containsExactly("OURS_ONLY CHARGE:NEVER");
	}

	@Test
	void whatDidNotComeThroughMedpayIsMatchedBetweenTheHospitalAndTheParty() {
		lines.charged("OURS", 2_000, MORNING);
		LineAmounts direct = new LineAmounts(5_000, 3_000, 0, 0, 2_000);
		lines.file(Source.HIS, DAY, hospitalLine(1, Through.DIRECT, "K1", direct, "S1", "UNIONPAY", "R1"),
				hospitalLine(2, Through.DIRECT, "K2", direct, "S2", "UNIONPAY", "R2"),
				hospitalLine(3, Through.DIRECT, "K3", direct, "S3", "CASH", null));
		lines.file(Source.UNIONPAY, DAY, channelLine(1, LineKind.CHARGE, "OURS", "R0", 2_000, 12, MORNING),
				channelLine(2, LineKind.CHARGE, "POS1", "R1", 2_000, 12, MORNING), channelLine(3, LineKind.CHARGE, "POS9", "R9", 2_000, 12, MORNING));
		lines.file(Source.INSURANCE, DAY, insuranceLine(1, "S1", direct), insuranceLine(2, "S2", new LineAmounts(5_000, 3_500, 0, 0, 1_500)),
				insuranceLine(3, "S4", direct));

		match(Source.UNIONPAY, DAY);
		match(Source.INSURANCE, DAY);

		assertThat(lines.open()).containsExactly("AMOUNT_MISMATCH CHARGE:S2", "OURS_ONLY CHARGE:R2", "OURS_ONLY CHARGE:S3", "THEIRS_ONLY CHARGE:POS9",
				"THEIRS_ONLY CHARGE:S4");
		assertThat(matched(Source.UNIONPAY, "matched")).isEqualTo(1);
		assertThat(matched(Source.UNIONPAY, "matched_direct")).isEqualTo(1);
		assertThat(matched(Source.INSURANCE, "matched_direct")).isEqualTo(1);
	}

	@Test
	void aSettledBillThatNobodyPaidIsHalfPaid() {
		LineAmounts split = new LineAmounts(5_000, 3_000, 0, 0, 2_000);
		lines.expected(Source.INSURANCE, LineKind.CHARGE, "S1", "B1", split, MORNING);
		lines.expected(Source.INSURANCE, LineKind.CHARGE, "S2", "B2", split, MORNING);
		lines.expected(Source.HIS, LineKind.CHARGE, "B2", "B2", split, MORNING);
		lines.expected(Source.INSURANCE, LineKind.CHARGE, "S3", "B3", split, MORNING);
		lines.expected(Source.INSURANCE, LineKind.REFUND, "S3", "B3", split, MORNING.plusSeconds(60));
		lines.file(Source.INSURANCE, DAY, insuranceLine(1, "S1", split), insuranceLine(2, "S2", split), insuranceLine(3, "S3", split),
				new StatementLine(4, LineKind.REFUND, "S3", Through.ANY, null, null, "S3", null, null, null, null, split, 0, MORNING));

		match(Source.INSURANCE, DAY);

		assertThat(lines.open()).containsExactly("HALF_PAID HALF:S1");
	}

	@Test
	void theHospitalsFileIsHeldAgainstWhatIsPaid() {
		LineAmounts split = new LineAmounts(5_000, 3_000, 0, 0, 2_000);
		lines.expected(Source.HIS, LineKind.CHARGE, "B1", "B1", split, MORNING);
		lines.expected(Source.HIS, LineKind.CHARGE, "B2", "B2", split, MORNING);
		lines.expected(Source.HIS, LineKind.CHARGE, "B3", "B3", split, MORNING);
		lines.file(Source.HIS, DAY, hospitalLine(1, Through.MEDPAY, "B1", split, "S1", "UNIONPAY", null),
				hospitalLine(2, Through.MEDPAY, "B2", new LineAmounts(5_000, 2_000, 1_000, 0, 2_000), "S2", "UNIONPAY", null),
				hospitalLine(3, Through.DIRECT, "K1", split, "S9", "CASH", null), hospitalLine(4, Through.MEDPAY, "B9", split, null, null, null));

		match(Source.HIS, DAY);

		assertThat(lines.open()).containsExactly("AMOUNT_MISMATCH CHARGE:B2", "OURS_ONLY CHARGE:B3", "THEIRS_ONLY CHARGE:B9");
		assertThat(jdbc.sql("select differing from discrepancy where class = 'AMOUNT_MISMATCH'").query(String.class).single())
				.isEqualTo("fund_paid_fen,personal_account_paid_fen");
	}

	private static StatementLine insuranceLine(int number, String settlement, LineAmounts amounts) {
		return new StatementLine(number, LineKind.CHARGE, settlement, Through.ANY, null, null, settlement, null, null, null, null, amounts, 0,
				MORNING);
	}

	@Nullable
	private Integer matched(Source source, String column) {
		return jdbc.sql("select " + column + " from source_day where source = :source").param("source", source.name()).query(Integer.class).single();
	}
}
