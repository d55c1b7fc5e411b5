package medpay.payment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.payment.machine.PaymentState;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What we know of the orders, bills and messages that another party's statement names (我方已知): for whoever explains a difference. No personal data. */
@Component
public class KnownMoney {

	private static final String ORDERS = """
			select o.order_number, o.payment_id, p.bill_number, false as back, o.outcome, o.reason, o.ordered_at, o.amount_fen
			from charge_order o join payment p on p.institution_id = o.institution_id and p.payment_id = o.payment_id
			where o.institution_id = :institution and %1$s
			union all
			select o.order_number, r.payment_id, p.bill_number, true, o.outcome, o.reason, o.ordered_at, o.amount_fen
			from return_order o join refund r on r.institution_id = o.institution_id and r.refund_number = o.refund_number
			join payment p on p.institution_id = r.institution_id and p.payment_id = r.payment_id
			where o.institution_id = :institution and %1$s""";

	private final JdbcClient jdbc;

	KnownMoney(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An order at a channel.
	 *
	 * @param back a void or refund
	 * @param outcome OPEN, CHARGED, CHARGED_LATE, RETURNED, RETURNED_ELSEWHERE, DECLINED
	 */
	public record Order(String orderNumber, UUID payment, String billNumber, boolean back, String outcome, @Nullable String reason, Instant orderedAt,
			long amountFen) {}

	/** A bill and how its payment stands. */
	public record Bill(String billNumber, UUID payment, PaymentState state, boolean overdue) {}

	/** Those of these orders that are ours. */
	public Map<String, Order> orders(InstitutionId institution, Collection<String> numbers) {
		return read(ORDERS.formatted("o.order_number = any(:numbers)"),
				Map.of("institution", institution.value(), "numbers", numbers.toArray(String[]::new)))
				.stream().collect(Collectors.toMap(Order::orderNumber, Function.identity(), (first, second) -> first));
	}

	/** The orders of a channel of which nothing certain is known, made in this stretch. */
	public List<Order> openOrders(InstitutionId institution, String channel, Instant from, Instant until) {
		return read(ORDERS.formatted("o.channel = :channel and o.outcome = 'OPEN' and o.ordered_at >= :from and o.ordered_at < :until"),
				Map.of("institution", institution.value(), "channel", channel, "from", from.atOffset(ZoneOffset.UTC), "until",
						until.atOffset(ZoneOffset.UTC)));
	}

	private List<Order> read(String sql, Map<String, Object> values) {
		return jdbc.sql(sql).params(values).query((row, number) -> new Order(row.getString("order_number"), row.getObject("payment_id", UUID.class),
				row.getString("bill_number"), row.getBoolean("back"), row.getString("outcome"), row.getString("reason"),
				row.getTimestamp("ordered_at").toInstant(), row.getLong("amount_fen"))).list();
	}

	/** Those of these bills that came to us. */
	public Map<String, Bill> bills(InstitutionId institution, Collection<String> numbers) {
		return jdbc.sql("""
				select bill_number, payment_id, state, overdue from payment where institution_id = :institution and bill_number = any(:numbers)""")
				.param("institution", institution.value()).param("numbers", numbers.toArray(String[]::new))
				.query((row, number) -> new Bill(row.getString("bill_number"), row.getObject("payment_id", UUID.class),
						PaymentState.valueOf(row.getString("state")), row.getBoolean("overdue")))
				.list().stream().collect(Collectors.toMap(Bill::billNumber, Function.identity(), (first, second) -> first));
	}
}
