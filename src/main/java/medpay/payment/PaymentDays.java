package medpay.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import medpay.payment.machine.PaymentState;
import medpay.shared.InstitutionId;
import medpay.shared.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an institution's payments of a stretch of time as figures (当日总览): no personal data in it. Every query reads that stretch alone. */
@Component
public class PaymentDays {

	private final JdbcClient jdbc;

	PaymentDays(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** From (included) to (excluded), by the time at which the bill was received. */
	public record Stretch(Instant from, Instant to) {}

	/**
	 * The payments of one hour, scene and state.
	 *
	 * @param hour 0 to 23, in Shanghai
	 * @param totalFen the bills
	 * @param fundFen to {@code selfPayFen}: who pays them, nothing while a bill is not split yet
	 */
	public record Group(int hour, Scene scene, PaymentState state, long count, long totalFen, long fundFen, long personalAccountFen, long otherFen,
			long selfPayFen) {}

	/**
	 * From the receipt of the bill to paid, over the payments now PAID: until the news of the charge was booked, or the settlement where nothing was left to
	 * charge; both ends by the business clock, which is the database's time. Payments that were paid before that moment was kept are not measured.
	 *
	 * @param payments how many were measured; without any, both times are zero
	 */
	public record Speed(long payments, Duration half, Duration ninetyFivePercent) {}

	/** A payment about which somebody has to learn something or do something, whatever its day. */
	public record Waiting(UUID paymentId, String billNumber, PaymentState state, long totalFen, Instant since) {}

	/** How many payments stand in a state now, whatever their day. */
	public record Standing(PaymentState state, long count) {}

	public List<Group> groups(InstitutionId institution, Stretch stretch) {
		return jdbc.sql("""
				select extract(hour from created_at at time zone 'Asia/Shanghai')::int as hour, scene, state, count(*), sum(total_fen),
				  coalesce(sum(fund_paid_fen), 0), coalesce(sum(personal_account_paid_fen), 0), coalesce(sum(other_paid_fen), 0),
				  coalesce(sum(self_pay_fen), 0)
				from payment where institution_id = :institution and created_at >= :from and created_at < :to
				group by 1, 2, 3 order by 1, 2, 3""").param("institution", institution.value()).param("from", Timestamps.of(stretch.from()))
				.param("to", Timestamps.of(stretch.to()))
				.query((row, _) -> new Group(row.getInt(1), Scene.valueOf(row.getString(2)), PaymentState.valueOf(row.getString(3)), row.getLong(4),
						row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)))
				.list();
	}

	public Speed speed(InstitutionId institution, Stretch stretch) {
		return jdbc.sql("""
				select count(took), coalesce((extract(epoch from percentile_cont(0.5) within group (order by took)) * 1000)::bigint, 0),
				  coalesce((extract(epoch from percentile_cont(0.95) within group (order by took)) * 1000)::bigint, 0)
				from (select paid_at - created_at as took from payment
				  where institution_id = :institution and created_at >= :from and created_at < :to and state = 'PAID') paid""")
				.param("institution", institution.value()).param("from", Timestamps.of(stretch.from())).param("to", Timestamps.of(stretch.to()))
				.query((row, _) -> new Speed(row.getLong(1), Duration.ofMillis(row.getLong(2)), Duration.ofMillis(row.getLong(3)))).single();
	}

	/** What is in doubt now, the oldest doubt first. */
	public List<Waiting> doubts(InstitutionId institution, int most) {
		return jdbc.sql("""
				select payment_id, bill_number, state, total_fen, coalesce(doubt_began_at, updated_at) as since from payment
				where institution_id = :institution and state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT')
				order by since, payment_id limit :most""").param("institution", institution.value()).param("most", most)
				.query((row, _) -> new Waiting(row.getObject(1, UUID.class), row.getString(2), PaymentState.valueOf(row.getString(3)), row.getLong(4),
						row.getObject(5, OffsetDateTime.class).toInstant()))
				.list();
	}

	/** How many are in doubt, by doubt, and how many wait at the window. */
	public List<Standing> standing(InstitutionId institution) {
		return jdbc.sql("""
				select state, count(*) from payment
				where institution_id = :institution and state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT', 'AT_WINDOW')
				group by state order by state""").param("institution", institution.value())
				.query((row, _) -> new Standing(PaymentState.valueOf(row.getString(1)), row.getLong(2))).list();
	}
}
