package medpay.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import medpay.shared.SeenBefore;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Loads the lines of one statement by COPY in the caller's transaction (批量装载): memory stays the same whatever the statement's size. */
final class LineLoader implements AutoCloseable {

	private static final String COPY = """
			copy statement_line (institution_id, file_number, line_number, kind, line_key, through, bill_number, refund_number, their_number, original_number,
			  group_key, method, operator, again, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen, fee_fen, at) from stdin""";
	private static final int BUFFER = 1 << 16;

	private final DataSource dataSource;
	private final Connection connection;
	private final PGCopyOutputStream copy;
	private final String prefix;
	private final StringBuilder row = new StringBuilder(256);
	private final SeenBefore seen = new SeenBefore();
	private StatementTotals totals = StatementTotals.NONE;

	LineLoader(DataSource dataSource, long institution, long file) throws SQLException {
		this.dataSource = dataSource;
		this.connection = DataSourceUtils.getConnection(dataSource);
		this.copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER);
		this.prefix = institution + "\t" + file + "\t";
	}

	void add(StatementLine line) {
		totals = totals.plus(line);
		row.setLength(0);
		row.append(prefix).append(line.lineNumber()).append('\t').append(line.kind()).append('\t');
		text(line.key());
		text(line.through().name());
		text(line.billNumber());
		text(line.refundNumber());
		text(line.theirNumber());
		text(line.originalNumber());
		text(line.groupKey());
		text(line.method());
		text(line.operator());
		row.append(seen.add(line.through().name() + line.kind() + line.key()) ? "f\t" : "t\t");
		LineAmounts amounts = line.amounts();
		row.append(amounts.totalFen()).append('\t').append(amounts.fundFen()).append('\t').append(amounts.personalAccountFen()).append('\t')
				.append(amounts.otherFen()).append('\t').append(amounts.selfPayFen()).append('\t').append(line.feeFen()).append('\t');
		Instant at = line.at();
		row.append(at == null ? "\\N" : at.toString()).append('\n');
		try {
			copy.write(row.toString().getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void text(@Nullable String value) {
		if (value == null) {
			row.append("\\N\t");
			return;
		}
		for (int index = 0; index < value.length(); index++) {
			char letter = value.charAt(index);
			switch (letter) {
				case '\\' -> row.append("\\\\");
				case '\t' -> row.append("\\t");
				case '\n' -> row.append("\\n");
				case '\r' -> row.append("\\r");
				default -> row.append(letter);
			}
		}
		row.append('\t');
	}

	/** Everything was added. */
	StatementTotals done() {
		try {
			copy.endCopy();
			return totals;
		} catch (SQLException e) {
			throw new IllegalStateException("COPY did not end", e);
		}
	}

	/** Without {@link #done} the load is cancelled. */
	@Override
	public void close() {
		try {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
		} catch (SQLException e) {
			throw new IllegalStateException("COPY could not be cancelled", e);
		} finally {
			DataSourceUtils.releaseConnection(connection, dataSource);
		}
	}
}
