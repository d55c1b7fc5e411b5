package medpay.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import medpay.audit.Audit;
import medpay.channel.unionpay.ClearingFiles;
import medpay.exchange.SentMessages;
import medpay.payment.KnownMoney;
import medpay.reconciliation.Statements.Evidence;
import medpay.reconciliation.Statements.Heading;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import medpay.testing.MemoryAudit;
import medpay.testing.MovableBusinessClock;
import medpay.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./mvnw -Pbenchmark verify}: how long a hospital's day takes, from the parties' files to explained differences, beside the least that the same database needs for the
 * same lines in the same run. It also proves that exactly the injected differences are found.
 */
class ReconciliationBenchmarkIT {

	private static final InstitutionId HOSPITAL = new InstitutionId(BenchmarkDay.HOSPITAL);
	private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
	private static final List<Source> PARTIES = List.of(Source.HIS, Source.INSURANCE, Source.UNIONPAY);
	private static final int MEGABYTE = 1 << 20;

	/** What one size took; milliseconds and megabytes. */
	record Taken(int lines, long load, long match, long explain, long baseline, long peakMegabytes, long fileMegabytes) {

		long total() {
			return load + match + explain;
		}

		String row() {
			return String.format(Locale.ROOT, "%,11d × 3 %9.2f %9.2f %9.2f %9.2f %12.2f %9.2f× %9.1f %9d %9d", lines, load / 1000.0, match / 1000.0,
					explain / 1000.0, total() / 1000.0, baseline / 1000.0, (double) total() / baseline, total() * 1000.0 / lines / 3, peakMegabytes,
					fileMegabytes);
		}
	}

	@Test
	void aDayOfAnySizeIsComparedAndExactlyItsDifferencesAreFound() throws Exception {
		measure(10_000);
		List<Taken> table = new ArrayList<>();
		for (int size : SIZES) {
			table.add(measure(size));
		}
		System.out.println(
				"\nreconciliation, three sources, one line in a thousand of every class of difference; seconds, µs per line, MB of heap at its peak, MB of files");
		System.out.printf("%15s %9s %9s %9s %9s %12s %10s %9s %9s %9s%n", "lines", "load", "match", "explain", "total", "raw baseline", "ratio",
				"µs/line",
				"peak MB", "files MB");
		table.forEach(each -> System.out.println(each.row()));
		Path folder = Files.createDirectories(Path.of("target", "benchmark"));
		Files.writeString(folder.resolve("reconciliation.json"), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(table));
	}

	private static Taken measure(int lines) throws Exception {
		var day = new BenchmarkDay(lines);
		try (var database = new HikariDataSource(pool()); var office = new AnnotationConfigApplicationContext()) {
			office.registerBean(DataSource.class, () -> database);
			office.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
			office.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(database)));
			office.registerBean(MovableBusinessClock.class, () -> new MovableBusinessClock(Instant.parse("2026-11-24T03:00:00Z")));
			office.registerBean(ReconciliationSettings.class,
					() -> new ReconciliationSettings(Duration.ofHours(2), Duration.ofHours(72), Map.of("unionpay", 60)));
			office.registerBean(CryptoProvider.class, () -> new BouncyCastleCrypto(CryptoKeys.random()));
			office.registerBean(Audit.class, MemoryAudit::new);
			office.register(Statements.class, Originals.class, DayFiles.class, Matching.class, Explanations.class, FileNews.class, KnownMoney.class,
					SentMessages.class);
			office.refresh();
			JdbcClient jdbc = office.getBean(JdbcClient.class);
			day.expect(jdbc);
			day.declined(jdbc);
			return measure(day, office, database);
		}
	}

	/** Connections are kept, as in the application. */
	private static HikariConfig pool() {
		var pool = new HikariConfig();
		pool.setDataSource(TestDatabase.migrated());
		return pool;
	}

	private static Taken measure(BenchmarkDay day, AnnotationConfigApplicationContext office, DataSource database) throws Exception {
		byte[] hospital = day.hospitalFile();
		byte[] clearing = day.clearingPackage();
		long before = quiet();
		long started = System.nanoTime();
		load(day, office, hospital, clearing);
		long loaded = System.nanoTime();
		match(office);
		long matched = System.nanoTime();
		office.getBean(Explanations.class).explain(HOSPITAL, BenchmarkDay.DAY);
		long explained = System.nanoTime();
		long peak = peak() - before;
		assertThat(found(office.getBean(JdbcClient.class))).isEqualTo(day.injected());
		assertThat(office.getBean(JdbcClient.class).sql("select count(*) from discrepancy where cause is null").query(Integer.class).single())
				.isZero();
		long baseline = Baseline.millis(day, database);
		return new Taken(day.lines(), (loaded - started) / 1_000_000, (matched - loaded) / 1_000_000, (explained - matched) / 1_000_000, baseline,
				peak / MEGABYTE, ((long) hospital.length + clearing.length) / MEGABYTE);
	}

	private static void load(BenchmarkDay day, AnnotationConfigApplicationContext office, byte[] hospital, byte[] clearing) {
		office.getBean(DayFiles.class).take(HOSPITAL, BenchmarkDay.DAY, hospital, "benchmark");
		Statements statements = office.getBean(Statements.class);
		statements.take(new Heading(key(Source.INSURANCE), new byte[32], Evidence.DETAILS, "3202"), day::platformLines);
		statements.take(new Heading(key(Source.UNIONPAY), DayFiles.sha256(clearing), Evidence.FILE, "76"), clearing,
				lines -> ClearingFiles.read(clearing, BenchmarkDay.DAY, line -> lines.accept(StatementLine.of(line))));
	}

	private static Statements.Key key(Source source) {
		return new Statements.Key(HOSPITAL, source, BenchmarkDay.DAY);
	}

	private static void match(AnnotationConfigApplicationContext office) {
		Statements statements = office.getBean(Statements.class);
		long hospital = statements.current(key(Source.HIS)).orElseThrow().file();
		for (Source source : PARTIES) {
			long file = statements.current(key(source)).orElseThrow().file();
			office.getBean(TransactionTemplate.class).executeWithoutResult(status -> office.getBean(Matching.class)
					.match(new Matching.Day(HOSPITAL, source, BenchmarkDay.DAY, file, hospital)));
		}
	}

	private static Map<String, Integer> found(JdbcClient jdbc) {
		Map<String, Integer> found = new TreeMap<>();
		jdbc.sql("select source || ' ' || class, count(*) from discrepancy where state = 'OPEN' group by 1").query(row -> {
			found.put(row.getString(1), row.getInt(2));
		});
		return found;
	}

	/** The heap after a collection, from which the peak is counted. */
	private static long quiet() {
		System.gc();
		heap().forEach(MemoryPoolMXBean::resetPeakUsage);
		return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
	}

	private static long peak() {
		return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
	}

	private static List<MemoryPoolMXBean> heap() {
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
	}

	/** The least that the same database needs: COPY into an unlogged table, a full outer join, the differences inserted; per source. */
	private static final class Baseline {

		private static final String COLUMNS = """
				(kind text, line_key text, total_fen bigint, fund_fen bigint, personal_account_fen bigint, other_fen bigint, self_pay_fen bigint""";
		private static final String DIFFERENCES = """
				insert into raw_difference
				select coalesce(o.kind, t.kind), coalesce(o.line_key, t.line_key), o.total_fen, t.total_fen from raw_ours o
				full join raw_theirs t on t.kind = o.kind and t.line_key = o.line_key
				where o.line_key is null or t.line_key is null or o.total_fen <> t.total_fen or o.fund_fen <> t.fund_fen
				  or o.personal_account_fen <> t.personal_account_fen or o.other_fen <> t.other_fen or o.self_pay_fen <> t.self_pay_fen""";

		private Baseline() {}

		static long millis(BenchmarkDay day, DataSource database) throws SQLException, IOException {
			long nanos = 0;
			JdbcClient jdbc = JdbcClient.create(database);
			for (Source source : PARTIES) {
				jdbc.sql("drop table if exists raw_ours, raw_theirs, raw_difference").update();
				jdbc.sql("create unlogged table raw_ours " + COLUMNS + ")").update();
				jdbc.sql(
						"""
								insert into raw_ours select kind, line_key, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen from expected_line
								where source = :source""")
						.param("source", source.name()).update();
				jdbc.sql("analyze raw_ours").update();
				jdbc.sql("create unlogged table raw_theirs " + COLUMNS + ", fee_fen bigint)").update();
				jdbc.sql("create unlogged table raw_difference (kind text, line_key text, ours bigint, theirs bigint)").update();
				long started = System.nanoTime();
				copy(day, source, database);
				jdbc.sql(DIFFERENCES).update();
				nanos += System.nanoTime() - started;
			}
			return nanos / 1_000_000;
		}

		private static void copy(BenchmarkDay day, Source source, DataSource database) throws SQLException, IOException {
			try (Connection connection = database.getConnection();
					var copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy raw_theirs from stdin", 1 << 16)) {
				day.rawLines(source, copy);
			}
		}
	}
}
