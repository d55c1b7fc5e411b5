package medpay.reconciliation;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes statements in (对账单接收), whole or not at all: the same again is nothing, another content for the same day is a new version, and a bad one changes nothing.
 */
@Component
public class Statements {

	private static final int LARGE = 5_000;

	private final JdbcClient jdbc;
	private final DataSource dataSource;
	private final TransactionOperations transactions;
	private final BusinessClock clock;
	private final Originals originals;

	Statements(JdbcClient jdbc, DataSource dataSource, TransactionOperations transactions, BusinessClock clock, Originals originals) {
		this.originals = originals;
		this.jdbc = jdbc;
		this.dataSource = dataSource;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** How sure a statement makes us. */
	public enum Evidence {
		/** The party's own file. */
		FILE,
		/** The party confirmed our totals (3201): its lines are ours. */
		TOTALS,
		/** The party compared our details (3202): its lines are ours but for those it named. */
		DETAILS,
		/** The party says that it has none for that day (98). */
		NO_FILE
	}

	/** Whose statement of which day. */
	public record Key(InstitutionId institution, Source source, BusinessDate day) {}

	/** What is known of a statement before its lines. {@code from}: who brought it, for the record. */
	public record Heading(Key key, byte[] sha256, Evidence evidence, String from) {}

	/** A statement that was taken in. */
	public record Taken(long file, int version, String sha256, Evidence evidence, StatementTotals totals, boolean already) {}

	/** Puts the lines of a file into the table, in the caller's transaction. */
	interface Loading {

		StatementTotals load(long file);
	}

	/**
	 * Takes a file in, whole or not at all; the same file again changes nothing.
	 *
	 * @param lines gives every line to its argument, and throws {@link medpay.shared.BadStatement} when one is bad
	 */
	public Taken take(Heading heading, Consumer<Consumer<StatementLine>> lines) {
		return takeBy(heading, file -> copied(heading, file, lines));
	}

	/**
	 * The same, and keeps its bytes as they came.
	 *
	 * @param content encrypted in the table
	 */
	public Taken take(Heading heading, byte[] content, Consumer<Consumer<StatementLine>> lines) {
		return Objects.requireNonNull(transactions.execute(status -> {
			Taken taken = take(heading, lines);
			if (!taken.already()) {
				originals.keep(heading.key().institution(), taken.file(), content);
			}
			return taken;
		}));
	}

	/** The lines come by a way of their own. */
	Taken takeBy(Heading heading, Loading loading) {
		return Objects.requireNonNull(transactions.execute(status -> {
			Optional<Taken> current = current(heading.key());
			if (current.isPresent() && Arrays.equals(HexFormat.of().parseHex(current.get().sha256()), heading.sha256())) {
				return current.get();
			}
			int version = current.map(Taken::version).orElse(0) + 1;
			long file = jdbc.sql("select nextval(pg_get_serial_sequence('statement_file', 'file_number'))").query(Long.class).single();
			StatementTotals totals = loading.load(file);
			if (totals.lines() >= LARGE) {
				// What is compared next would be planned for the table as it was before.
				jdbc.sql("analyze statement_line").update();
			}
			insert(heading, version, file, totals);
			return new Taken(file, version, HexFormat.of().formatHex(heading.sha256()), heading.evidence(), totals, false);
		}));
	}

	private StatementTotals copied(Heading heading, long file, Consumer<Consumer<StatementLine>> lines) {
		try (var loader = new LineLoader(dataSource, heading.key().institution().value(), file)) {
			lines.accept(loader::add);
			return loader.done();
		} catch (SQLException e) {
			throw new IllegalStateException("The lines could not be loaded", e);
		}
	}

	private void insert(Heading heading, int version, long file, StatementTotals totals) {
		Key key = heading.key();
		jdbc.sql(
				"""
						insert into statement_file (institution_id, file_number, source, business_date, version, sha256, evidence, line_count, charges, charged_fen,
						  returns, returned_fen, fee_fen, received_at, received_from)
						overriding system value
						values (:institution, :file, :source, :day, :version, :sha, :evidence, :lines, :charges, :charged, :returns, :returned, :fee, :now, :from)""")
				.param("institution", key.institution().value()).param("file", file).param("source", key.source().name())
				.param("day", key.day().value()).param("version", version).param("sha", heading.sha256()).param("evidence", heading.evidence().name())
				.param("lines", totals.lines()).param("charges", totals.charges()).param("charged", totals.chargedFen())
				.param("returns", totals.returns()).param("returned", totals.returnedFen()).param("fee", totals.feeFen())
				.param("now", clock.now().atOffset(ZoneOffset.UTC)).param("from", heading.from()).update();
	}

	/** The version that counts. */
	public Optional<Taken> current(Key key) {
		return jdbc.sql("""
				select file_number, version, sha256, evidence, line_count, charges, charged_fen, returns, returned_fen, fee_fen from statement_file
				where institution_id = :institution and source = :source and business_date = :day order by version desc limit 1""")
				.param("institution", key.institution().value()).param("source", key.source().name()).param("day", key.day().value())
				.query((row, number) -> new Taken(row.getLong("file_number"), row.getInt("version"), HexFormat.of().formatHex(row.getBytes("sha256")),
						Evidence.valueOf(row.getString("evidence")), new StatementTotals(row.getInt("line_count"), row.getInt("charges"),
								row.getLong("charged_fen"), row.getInt("returns"), row.getLong("returned_fen"), row.getLong("fee_fen")),
						true))
				.optional();
	}
}
