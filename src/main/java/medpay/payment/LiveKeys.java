package medpay.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What only one live payment of an institution may have (在途唯一键): a line of a bill, a settlement of the hospital's own. The primary key decides, also among
 * many at once; in order of value, so that two who want the same never wait for each other.
 */
@Component
class LiveKeys {

	private final JdbcClient jdbc;

	LiveKeys(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What kind of thing. */
	enum Kind {
		/** line_id of a bill's line. */
		LINE,
		/** setl_id of a settlement made by the HIS. */
		SETTLEMENT
	}

	/** Who has it already. */
	record Holder(String value, String billNumber, UUID payment) {}

	/** Takes all values, or tells who has one of them; then the caller rolls back. */
	Optional<Holder> take(PaymentId payment, Kind kind, List<String> values) {
		if (values.isEmpty()) {
			return Optional.empty();
		}
		int taken = 0;
		while (true) {
			taken += insert(payment, kind, values);
			if (taken == values.size()) {
				return Optional.empty();
			}
			Optional<Holder> holder = holder(payment, kind, values);
			if (holder.isPresent()) {
				return holder;
			}
			// whoever had it gave it back in this moment
		}
	}

	private int insert(PaymentId payment, Kind kind, List<String> values) {
		return jdbc.sql("""
				insert into payment_live_key (institution_id, kind, key_value, payment_id)
				select :institution, :kind, wanted, :payment from unnest(:values::text[]) as wanted order by wanted
				on conflict (institution_id, kind, key_value) do nothing""").param("institution", payment.institutionId()).param("kind", kind.name())
				.param("payment", payment.value()).param("values", values.toArray(String[]::new)).update();
	}

	private Optional<Holder> holder(PaymentId wanting, Kind kind, List<String> values) {
		return jdbc.sql("""
				select k.key_value, p.bill_number, p.payment_id from payment_live_key k
				join payment p on p.institution_id = k.institution_id and p.payment_id = k.payment_id
				where k.institution_id = :institution and k.kind = :kind and k.key_value = any(:values) and k.payment_id <> :payment
				order by k.key_value limit 1""").param("institution", wanting.institutionId()).param("kind", kind.name())
				.param("values", values.toArray(String[]::new)).param("payment", wanting.value())
				.query((row, number) -> new Holder(row.getString(1), row.getString(2), row.getObject(3, UUID.class))).optional();
	}

	/** The payment is not live any more: others may have what it had. */
	void giveBack(PaymentId payment) {
		jdbc.sql("delete from payment_live_key where institution_id = :institution and payment_id = :payment")
				.param("institution", payment.institutionId()).param("payment", payment.value()).update();
	}
}
