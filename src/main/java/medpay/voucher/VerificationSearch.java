package medpay.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the verifications of an institution (核验查询), newest first, page by page. A person is looked for by the keyed hash alone. */
@Component
public class VerificationSearch {

	private final JdbcClient jdbc;
	private final SealedPersons persons;

	VerificationSearch(JdbcClient jdbc, SealedPersons persons) {
		this.jdbc = jdbc;
		this.persons = persons;
	}

	/**
	 * What is looked for; null for anything.
	 *
	 * @param from the first service day, {@code to} the last
	 * @param person the keyed hash of the person's number
	 */
	public record Filter(@Nullable UUID id, @Nullable VoucherKind kind, @Nullable VerificationState state, @Nullable LocalDate from,
			@Nullable LocalDate to, byte @Nullable [] person) {}

	/** Which page: after that id, towards newer ones or older ones. */
	public record Turn(@Nullable UUID from, boolean newer, int most) {}

	/**
	 * A verification in a list.
	 *
	 * @param reason why it was rejected or is in doubt; null for neither
	 * @param personName and {@code personNumber}: masked, null until it is known who it is
	 * @param person the keyed hash, null likewise
	 */
	public record Found(UUID id, Instant openedAt, VoucherKind kind, VerificationState state, @Nullable VerificationReason reason, Scene scene,
			String department, String operator, String terminal, @Nullable String visitNumber, @Nullable String personName,
			@Nullable String personNumber, byte @Nullable [] person) {}

	/** Newest first, whichever way the page was turned. */
	public List<Found> find(InstitutionId institution, Filter filter, Turn turn) {
		Map<String, Object> values = new HashMap<>(Map.of("institution", institution.value(), "most", turn.most()));
		List<Found> found = jdbc.sql("""
				select id, opened_at, kind, state, reason, scene, department_code, operator_code, terminal, visit_number, person, person_hash
				from voucher_verification where\s""" + where(filter, turn, values) + " order by id" + (turn.newer() ? "" : " desc") + " limit :most")
				.params(values).query((row, number) -> found(institution, row)).list();
		return turn.newer() ? found.reversed() : found;
	}

	private static String where(Filter filter, Turn turn, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>(List.of("institution_id = :institution"));
		VoucherKind kind = filter.kind();
		if (kind != null) {
			conditions.add("kind = '" + kind.name() + "'");
		}
		VerificationState state = filter.state();
		if (state != null) {
			conditions.add("state = '" + state.name() + "'");
		}
		add(conditions, values, filter.id(), "id = :id", "id");
		add(conditions, values, filter.from(), "service_on >= :first", "first");
		add(conditions, values, filter.to(), "service_on <= :last", "last");
		add(conditions, values, filter.person(), "person_hash = :person", "person");
		add(conditions, values, turn.from(), turn.newer() ? "id > :from" : "id < :from", "from");
		return String.join(" and ", conditions);
	}

	private static void add(List<String> conditions, Map<String, Object> values, @Nullable Object value, String condition, String name) {
		if (value != null) {
			conditions.add(condition);
			values.put(name, value);
		}
	}

	private Found found(InstitutionId institution, ResultSet row) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		byte[] sealed = row.getBytes("person");
		VerifiedPerson person = sealed == null ? null : persons.openPerson(new VerificationId(institution, id), sealed);
		String reason = row.getString("reason");
		return new Found(id, row.getTimestamp("opened_at").toInstant(), VoucherKind.valueOf(row.getString("kind")),
				VerificationState.valueOf(row.getString("state")), reason == null ? null : VerificationReason.valueOf(reason),
				Scene.valueOf(row.getString("scene")), row.getString("department_code"), row.getString("operator_code"), row.getString("terminal"),
				row.getString("visit_number"), person == null ? null : person.name().toString(), person == null ? null : person.number().toString(),
				row.getBytes("person_hash"));
	}

	/** Somebody in full (个人信息全文): for a page that asked for a reason and wrote it into the audit trail. Never prints. */
	public record FullPerson(String number, String name, String idNumber, LocalDate birthDate) {

		@Override
		public String toString() {
			return "FullPerson";
		}
	}

	/** The person of a verification; empty when it is unknown, or nobody was found. */
	public Optional<FullPerson> inFull(InstitutionId institution, UUID id) {
		return jdbc.sql("select person from voucher_verification where institution_id = :institution and id = :id and person is not null")
				.param("institution", institution.value()).param("id", id).query((row, number) -> row.getBytes(1)).optional()
				.map(sealed -> persons.openPerson(new VerificationId(institution, id), sealed))
				.map(person -> new FullPerson(person.number().value(), person.name().value(), person.idNumber().value(), person.birthDate()));
	}
}
