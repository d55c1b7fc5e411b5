package medpay.payment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose payments there are, across institutions (按人索引): the patient's, and the guardian's who pays. Persons by keyed hash. */
@Component
class PaymentsOfPersons {

	private final JdbcClient jdbc;

	PaymentsOfPersons(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** In the transaction that stores the payment. Patient and payer may be the same person. */
	void add(PaymentId payment, Payment.Sealed sealed) {
		for (byte[] person : List.of(sealed.personKey(), sealed.payerKey())) {
			jdbc.sql("""
					insert into payment_by_person (person_hash, payment_id, institution_id) values (:person, :payment, :institution)
					on conflict (person_hash, payment_id) do nothing""").param("person", person).param("payment", payment.value())
					.param("institution", payment.institutionId()).update();
		}
	}

	/** Newest first. {@code before}: null from the newest on. */
	List<PaymentId> of(byte[] person, @Nullable UUID before, int most) {
		String older = before == null ? "" : " and payment_id < :before";
		var query = jdbc.sql("select institution_id, payment_id from payment_by_person where person_hash = :person" + older
				+ " order by payment_id desc limit :most").param("person", person).param("most", most);
		if (before != null) {
			query = query.param("before", before);
		}
		return query.query((row, number) -> new PaymentId(row.getLong(1), row.getObject(2, UUID.class))).list();
	}
}
