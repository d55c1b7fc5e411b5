package medpay.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads differences (差错查询). */
@Component
public class Discrepancies {

	private static final String ALL = """
			select d.*, exists (select 1 from resolution_item i where i.institution_id = d.institution_id and i.discrepancy_id = d.discrepancy_id
			  and i.state = 'WAITING') as pending
			from discrepancy d where d.institution_id = :institution
			""";

	private final JdbcClient jdbc;

	Discrepancies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What is looked for; null: any. */
	public record Filter(@Nullable BusinessDate day, @Nullable Source source, @Nullable DiscrepancyClass kindOf, Discrepancy.@Nullable State state) {}

	/** The oldest first. */
	public List<Discrepancy> find(InstitutionId institution, Filter filter, int most) {
		BusinessDate day = filter.day();
		return jdbc.sql(ALL + """
				  and (:day::date is null or d.business_date = :day::date) and (:source::text is null or d.source = :source)
				  and (:class::text is null or d.class = :class) and (:state::text is null or d.state = :state)
				order by d.business_date, d.found_at, d.discrepancy_id limit :most""").param("institution", institution.value())
				.param("day", day == null ? null : day.value()).param("source", name(filter.source())).param("class", name(filter.kindOf()))
				.param("state", name(filter.state())).param("most", most).query((row, number) -> read(row)).list();
	}

	public Optional<Discrepancy> one(InstitutionId institution, UUID id) {
		return find(institution, List.of(id)).stream().findFirst();
	}

	/** Those of them that are there. */
	public List<Discrepancy> find(InstitutionId institution, Collection<UUID> ids) {
		return jdbc.sql(ALL + " and d.discrepancy_id = any(:ids) order by d.discrepancy_id").param("institution", institution.value())
				.param("ids", ids.toArray(UUID[]::new)).query((row, number) -> read(row)).list();
	}

	/** Locked until the caller's transaction ends, always in the same order. */
	List<Discrepancy> locked(InstitutionId institution, Collection<UUID> ids) {
		return jdbc.sql(ALL + " and d.discrepancy_id = any(:ids) order by d.discrepancy_id for update of d").param("institution", institution.value())
				.param("ids", ids.toArray(UUID[]::new)).query((row, number) -> read(row)).list();
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return value == null ? null : value.name();
	}

	static Discrepancy read(ResultSet row) throws SQLException {
		return new Discrepancy(new InstitutionId(row.getLong("institution_id")), row.getObject("discrepancy_id", UUID.class), row.getLong("version"),
				Source.valueOf(row.getString("source")), new BusinessDate(row.getObject("business_date", LocalDate.class)),
				DiscrepancyClass.valueOf(row.getString("class")), LineKind.valueOf(row.getString("kind")), row.getString("line_key"),
				Through.valueOf(row.getString("through")), row.getObject("payment_id", UUID.class), row.getString("bill_number"),
				row.getString("refund_number"), row.getString("their_number"), row.getObject("line_number", Integer.class),
				row.getObject("ours_fen", Long.class), row.getObject("theirs_fen", Long.class), row.getString("differing"),
				instant(row.getTimestamp("at")), row.getString("cause") == null ? null : Cause.valueOf(row.getString("cause")),
				Discrepancy.State.valueOf(row.getString("state")), row.getTimestamp("found_at").toInstant(), row.getTimestamp("due_at").toInstant(),
				row.getString("assignee"), instant(row.getTimestamp("ended_at")),
				row.getString("resolution") == null ? null : Resolution.valueOf(row.getString("resolution")), row.getLong("booked_fen"),
				row.getBoolean("pending"));
	}

	private static @Nullable Instant instant(@Nullable Timestamp moment) {
		return moment == null ? null : moment.toInstant();
	}
}
