package medpay.agreement;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must still be asked of or told to channels and issuers (待办差事), as figures: no person in it. */
@Component
public class OpenErrands {

	private final JdbcClient jdbc;

	OpenErrands(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Of one kind: {@code kind} ASK_SIGNING, TERMINATE, DELETE_TOKEN or ASK_ISSUER; {@code tries} of the one tried most. */
	public record Kind(String kind, long count, int tries, Instant oldest, Instant next) {}

	public List<Kind> all() {
		return jdbc.sql("select kind, count(*), max(tries), min(since), min(next_at) from agreement_errand group by kind order by kind")
				.query((row, number) -> new Kind(row.getString(1), row.getLong(2), row.getInt(3), row.getTimestamp(4).toInstant(),
						row.getTimestamp(5).toInstant()))
				.list();
	}
}
