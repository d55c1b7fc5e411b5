package medpay.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A bill as every party has it (三方对照): what we expect of each, and what each says. */
@Component
public class BillView {

	private static final int MOST = 50;

	private final JdbcClient jdbc;

	BillView(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One line on one side; fen. {@code theirs}: from the party's statement, else ours. */
	public record Side(Source source, boolean theirs, LineKind kind, String key, long totalFen, long fundFen, long personalAccountFen, long otherFen,
			long selfPayFen) {}

	/** Everything about the difference's payment, or of a line without one that line alone; source by source, ours before theirs. */
	public List<Side> of(Discrepancy found) {
		UUID payment = found.payment();
		return Stream.concat(ours(found, payment), theirs(found, payment)).sorted(Comparator.comparing(Side::source)
				.thenComparing(Side::kind).thenComparing(Side::key).thenComparing(Side::theirs)).toList();
	}

	private Stream<Side> ours(Discrepancy found, @Nullable UUID payment) {
		return payment == null
				? Stream.empty()
				: jdbc.sql("""
						select source, kind, line_key, total_fen, fund_fen, personal_account_fen, other_fen, self_pay_fen from expected_line
						where institution_id = :institution and payment_id = :payment limit :most""")
						.param("institution", found.institution().value())
						.param("payment", payment).param("most", MOST).query((row, number) -> side(row, false)).list().stream();
	}

	/** The lines of the versions that count, by the keys that the payment's lines have. */
	private Stream<Side> theirs(Discrepancy found, @Nullable UUID payment) {
		return jdbc.sql("""
				with keys as (
				  select source, line_key from expected_line where institution_id = :institution and payment_id = :payment
				  union select :source, :key
				), files as (
				  select distinct on (source, business_date) source, file_number from statement_file
				  where institution_id = :institution and business_date between :day::date - 1 and :day::date + 2
				  order by source, business_date, version desc
				)
				select f.source, l.kind, l.line_key, l.total_fen, l.fund_fen, l.personal_account_fen, l.other_fen, l.self_pay_fen
				from files f join statement_line l on l.institution_id = :institution and l.file_number = f.file_number
				join keys k on k.source = f.source and k.line_key = l.line_key limit :most""").param("institution", found.institution().value())
				.param("payment", Objects.requireNonNullElseGet(payment, found::id)).param("source", found.source().name()).param("key", found.key())
				.param("day", found.day().value()).param("most", MOST).query((row, number) -> side(row, true)).list().stream();
	}

	private static Side side(ResultSet row, boolean theirs) throws SQLException {
		return new Side(Source.valueOf(row.getString("source")), theirs, LineKind.valueOf(row.getString("kind")), row.getString("line_key"),
				row.getLong("total_fen"), row.getLong("fund_fen"), row.getLong("personal_account_fen"), row.getLong("other_fen"),
				row.getLong("self_pay_fen"));
	}
}
