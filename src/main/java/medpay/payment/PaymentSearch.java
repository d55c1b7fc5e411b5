package medpay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.payment.PaymentDays.Stretch;
import medpay.payment.PaymentOverviews.Overview;
import medpay.payment.machine.PaymentState;
import medpay.shared.InstitutionId;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds payments of an institution (支付查询), newest first, page by page: a page begins where the one before it ended, however many payments there are. A person is
 * looked for by the keyed hash alone.
 */
@Component
public class PaymentSearch {

	private static final String COLUMNS = """
			payment_id, bill_number, scene, state, total_fen, coalesce(fund_paid_fen, 0) + coalesce(personal_account_paid_fen, 0) as insured_fen,
			  coalesce(self_pay_fen, 0) as self_pay_fen, created_at, person""";

	private final JdbcClient jdbc;
	private final PersonalPart personal;

	PaymentSearch(JdbcClient jdbc, PersonalPart personal) {
		this.jdbc = jdbc;
		this.personal = personal;
	}

	/**
	 * What is looked for; null for anything.
	 *
	 * @param amountFen the bill's total or the patient's part of it
	 * @param stretch by the time at which the bill was received
	 * @param person {@link #key} of the patient or of whoever pays
	 */
	public record Filter(@Nullable String billNumber, @Nullable UUID payment, @Nullable Long amountFen, @Nullable PaymentState state,
			@Nullable Scene scene, @Nullable Stretch stretch, byte @Nullable [] person) {

		/** Everything. */
		public static final Filter NONE = new Filter(null, null, null, null, null, null, null);
	}

	/** Where a page ends and the next begins. */
	public record Place(Instant createdAt, UUID payment) {}

	/**
	 * Which page.
	 *
	 * @param from the place after which it begins; null for the newest
	 * @param newer towards newer payments instead of older ones
	 */
	public record Turn(@Nullable Place from, boolean newer, int most) {}

	/** A payment with its patient's name, masked. */
	public record Found(Overview payment, String personName) {

		public Place place() {
			return new Place(payment.createdAt().toInstant(), payment.paymentId());
		}
	}

	/** The keyed hash under which a person's payments are kept. */
	public byte[] key(PersonNumber person) {
		return personal.key(person);
	}

	/** Newest first, whichever way the page was turned. */
	public List<Found> find(InstitutionId institution, Filter filter, Turn turn) {
		List<Found> found = read(institution, filter, turn);
		return turn.newer() ? found.reversed() : found;
	}

	/** One more than asked for says that there is more. */
	private List<Found> read(InstitutionId institution, Filter filter, Turn turn) {
		Map<String, Object> values = new HashMap<>(Map.of("institution", institution.value(), "most", turn.most()));
		String where = where(filter, turn, values);
		String order = turn.newer() ? " order by created_at, payment_id limit :most" : " order by created_at desc, payment_id desc limit :most";
		String sql = "select " + COLUMNS + " from payment where " + where;
		if (filter.amountFen() != null) {
			values.put("amount", filter.amountFen());
			sql = "select * from ((" + sql + " and total_fen = :amount" + order + ") union all (" + sql
					+ " and self_pay_fen = :amount and total_fen <> :amount" + order + ")) either";
		}
		return jdbc.sql(sql + order).params(values).query((row, number) -> found(institution, row)).list();
	}

	/** States and scenes stand in the statement as words of ours: the indexes of the rare ones are chosen by them. */
	private static String where(Filter filter, Turn turn, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>(List.of("institution_id = :institution"));
		add(conditions, values, filter.billNumber(), "bill_number = :bill", "bill");
		add(conditions, values, filter.payment(), "payment_id = :payment", "payment");
		add(conditions, values, filter.person(),
				"payment_id in (select payment_id from payment_by_person where person_hash = :person and institution_id = :institution)", "person");
		PaymentState state = filter.state();
		if (state != null) {
			conditions.add("state = '" + state.name() + "'");
		}
		Scene scene = filter.scene();
		if (scene != null) {
			conditions.add("scene = '" + scene.name() + "'");
		}
		Stretch stretch = filter.stretch();
		if (stretch != null) {
			conditions.add("created_at >= :from and created_at < :to");
			values.put("from", Timestamps.of(stretch.from()));
			values.put("to", Timestamps.of(stretch.to()));
		}
		Place place = turn.from();
		if (place != null) {
			String than = turn.newer() ? ">" : "<";
			conditions.add("created_at " + than + "= :at and (created_at, payment_id) " + than + " (:at, :after)");
			values.put("at", Timestamps.of(place.createdAt()));
			values.put("after", place.payment());
		}
		return String.join(" and ", conditions);
	}

	private static void add(List<String> conditions, Map<String, Object> values, @Nullable Object value, String condition, String name) {
		if (value != null) {
			conditions.add(condition);
			values.put(name, value);
		}
	}

	private Found found(InstitutionId institution, ResultSet row) throws SQLException {
		UUID payment = row.getObject("payment_id", UUID.class);
		PersonName name = personal.person(PaymentId.of(institution, payment), row.getBytes("person")).name();
		return new Found(new Overview(institution, payment, row.getString("bill_number"), Scene.valueOf(row.getString("scene")),
				PaymentState.valueOf(row.getString("state")), row.getLong("total_fen"), row.getLong("insured_fen"), row.getLong("self_pay_fen"),
				PaymentViews.shanghai(row.getObject("created_at", OffsetDateTime.class).toInstant())), name.toString());
	}
}
