package medpay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts of the window (窗口收款): inserted, never changed; the number serves once. */
@Component
class WindowReceipts {

	private final JdbcClient jdbc;

	WindowReceipts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A receipt and whose it is. */
	record Kept(UUID payment, WindowReceipt receipt) {}

	void add(PaymentId payment, WindowReceipt receipt) {
		jdbc.sql(
				"""
						insert into window_receipt (institution_id, receipt_number, payment_id, method, amount_fen, operator_code, operator_name, operator_kind,
						  despite_doubt, taken_at)
						values (:institution, :number, :payment, :method, :amount, :code, :name, :kind, :despite, :at)""")
				.param("institution", payment.institutionId()).param("number", receipt.number()).param("payment", payment.value())
				.param("method", receipt.method().name()).param("amount", receipt.amount().fen()).param("code", receipt.operator().code())
				.param("name", receipt.operator().name()).param("kind", receipt.operator().kind().name()).param("despite", receipt.despiteDoubt())
				.param("at", Timestamps.of(receipt.takenAt())).update();
	}

	Optional<Kept> find(InstitutionId institution, String number) {
		return jdbc.sql("select * from window_receipt where institution_id = :institution and receipt_number = :number")
				.param("institution", institution.value()).param("number", number).query((row, index) -> kept(row)).optional();
	}

	Optional<WindowReceipt> of(PaymentId payment) {
		return jdbc.sql("select * from window_receipt where institution_id = :institution and payment_id = :payment")
				.param("institution", payment.institutionId()).param("payment", payment.value()).query((row, index) -> kept(row).receipt())
				.optional();
	}

	private static Kept kept(ResultSet row) throws SQLException {
		var operator = new Operator(row.getString("operator_code"), row.getString("operator_name"),
				Operator.Kind.valueOf(row.getString("operator_kind")));
		return new Kept(row.getObject("payment_id", UUID.class),
				new WindowReceipt(row.getString("receipt_number"), WindowReceipt.Method.valueOf(row.getString("method")),
						new Money(row.getLong("amount_fen")), operator, row.getBoolean("despite_doubt"), row.getTimestamp("taken_at").toInstant()));
	}
}
