package medpay.payment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.payment.PaymentDays.Stretch;
import medpay.payment.refund.RefundState;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds refunds of an institution (退费查询), newest first, page by page. No personal data in it. */
@Component
public class RefundSearch {

	private final JdbcClient jdbc;

	RefundSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What is looked for; null for anything.
	 *
	 * @param number a refund's number or its bill's
	 * @param amountFen of the bill's lines given back, or what goes back to the patient
	 */
	public record Filter(@Nullable String number, @Nullable Long amountFen, @Nullable RefundState state, @Nullable Stretch stretch) {

		/** Everything. */
		public static final Filter NONE = new Filter(null, null, null, null);
	}

	/** Where a page ends and the next begins. */
	public record Place(Instant createdAt, String refundNumber) {}

	/** Which page: see {@link PaymentSearch.Turn}. */
	public record Turn(@Nullable Place from, boolean newer, int most) {}

	/**
	 * A refund in a list.
	 *
	 * @param late nobody asked for it: a charge that came too late goes back
	 * @param dueFen what the patient owes because what remains costs more
	 */
	public record Found(String refundNumber, UUID paymentId, String billNumber, boolean late, RefundState state, long totalFen, long insuredFen,
			long chargeFen, long dueFen, String reason, Instant createdAt) {

		public Place place() {
			return new Place(createdAt, refundNumber);
		}
	}

	/** Newest first, whichever way the page was turned. */
	public List<Found> find(InstitutionId institution, Filter filter, Turn turn) {
		Map<String, Object> values = new HashMap<>(Map.of("institution", institution.value(), "most", turn.most()));
		String way = turn.newer() ? "" : " desc";
		List<Found> found = jdbc
				.sql("""
						select r.refund_number, r.payment_id, p.bill_number, r.kind, r.state, r.total_fen, r.fund_fen + r.personal_account_fen as insured_fen, r.charge_fen,
						  r.due_fen, r.reason, r.created_at
						from refund r join payment p on p.institution_id = r.institution_id and p.payment_id = r.payment_id"""
						+ " where " + where(filter, turn, values) + " order by r.created_at" + way + ", r.refund_number" + way + " limit :most")
				.params(values)
				.query((row, number) -> new Found(row.getString(1), row.getObject(2, UUID.class), row.getString(3),
						row.getString(4).equals("LATE_CHARGE"), RefundState.valueOf(row.getString(5)), row.getLong(6), row.getLong(7), row.getLong(8),
						row.getLong(9), row.getString(10), row.getObject(11, OffsetDateTime.class).toInstant()))
				.list();
		return turn.newer() ? found.reversed() : found;
	}

	private static String where(Filter filter, Turn turn, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>(List.of("r.institution_id = :institution"));
		if (filter.number() != null) {
			conditions.add("""
					(r.refund_number = :number or r.payment_id = (select b.payment_id from payment b
					  where b.institution_id = :institution and b.bill_number = :number))""");
			values.put("number", filter.number());
		}
		if (filter.amountFen() != null) {
			conditions.add("(r.total_fen = :amount or r.charge_fen = :amount)");
			values.put("amount", filter.amountFen());
		}
		RefundState state = filter.state();
		if (state != null) {
			conditions.add("r.state = '" + state.name() + "'");
		}
		Stretch stretch = filter.stretch();
		if (stretch != null) {
			conditions.add("r.created_at >= :from and r.created_at < :to");
			values.put("from", Timestamps.of(stretch.from()));
			values.put("to", Timestamps.of(stretch.to()));
		}
		Place place = turn.from();
		if (place != null) {
			String than = turn.newer() ? ">" : "<";
			conditions.add("(r.created_at, r.refund_number) " + than + " (:at, :after)");
			values.put("at", Timestamps.of(place.createdAt()));
			values.put("after", place.refundNumber());
		}
		return String.join(" and ", conditions);
	}
}
