package medpay.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail (审计查询), the newest first, page by page. */
@Component
public class AuditEntries {

	/** Whose trail it is that belongs to no institution. */
	public static final InstitutionId HOUSE = new InstitutionId(0);

	private final JdbcClient jdbc;

	AuditEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One entry. {@code order}: where the page before goes on. */
	public record Line(long order, Instant at, String actor, String action, String subject, String outcome, @Nullable String detail) {}

	/**
	 * Which entries are looked for; null: all.
	 *
	 * @param action its beginning: {@code operator.} finds all of signing in
	 * @param from the first moment, {@code until}: the first moment after
	 */
	public record Filter(@Nullable String actor, @Nullable String action, @Nullable String subject, @Nullable Instant from,
			@Nullable Instant until) {}

	/** At most {@code most} entries before {@code before}; null: from the newest. */
	public List<Line> find(InstitutionId institution, Filter filter, @Nullable Long before, int most) {
		var words = new StringBuilder("""
				select entry_order, recorded_at, actor, action, subject, outcome, detail from audit_entry where institution_id = :institution""");
		Map<String, Object> values = new HashMap<>();
		values.put("institution", institution.value());
		values.put("most", most);
		add(words, values, " and entry_order < :before", "before", before);
		add(words, values, " and actor = :actor", "actor", filter.actor());
		add(words, values, " and starts_with(action, :action)", "action", filter.action());
		add(words, values, " and subject = :subject", "subject", filter.subject());
		add(words, values, " and recorded_at >= :from", "from", utc(filter.from()));
		add(words, values, " and recorded_at < :until", "until", utc(filter.until()));
		return jdbc.sql(words + " order by entry_order desc limit :most").params(values).query((row, number) -> line(row)).list();
	}

	private static void add(StringBuilder words, Map<String, Object> values, String condition, String name, @Nullable Object value) {
		if (value != null) {
			words.append(condition);
			values.put(name, value);
		}
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
		return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
	}

	private static Line line(ResultSet row) throws SQLException {
		return new Line(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getString(4), row.getString(5),
				row.getString(6), row.getString(7));
	}
}
