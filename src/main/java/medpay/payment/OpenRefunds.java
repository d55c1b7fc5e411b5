package medpay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.payment.refund.RefundState;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which refunds wait at an institution's window (窗口退费待办): what is to be paid out, collected, settled by hand, or waited for. No personal data in it. */
@Component
public class OpenRefunds {

	private final JdbcClient jdbc;

	OpenRefunds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What the cashier may do. */
	public enum Kind {
		/** It could not go back to the account: pay it out (待退现). */
		PAY_OUT,
		/** What remains of the bill costs the patient more than before: collect the difference (补收差额). */
		COLLECT,
		/** The platform does not settle what remains: by hand, with the platform's own desk (待人工结算). */
		BY_HAND,
		/** Somebody is being asked: nothing may be paid out yet (待核实). */
		WAIT
	}

	/**
	 * One open refund.
	 *
	 * @param amountFen what the window would pay out or collect; while it is not certain what is expected to go back
	 * @param since since when it is open
	 * @param task what a person has to decide; null for nothing
	 */
	public record Open(UUID paymentId, String billNumber, String refundNumber, RefundState state, Kind kind, long amountFen, String reason,
			Instant since, String owner, @Nullable String task, @Nullable Instant taskDueAt) {}

	/** The oldest first, within a kind. Refunds that go their way without a doubt are not here. */
	public List<Open> of(InstitutionId institution, int most) {
		return jdbc
				.sql("""
						select r.payment_id, p.bill_number, r.refund_number, r.state, r.reason, r.operator_code, r.task, r.task_due_at,
						  case r.state when 'RETURN_AT_WINDOW' then 'PAY_OUT' when 'WINDOW_DUE' then 'COLLECT' when 'NOT_RESETTLED' then 'BY_HAND' else 'WAIT' end as kind,
						  case r.state when 'WINDOW_DUE' then r.due_fen else r.charge_fen end as amount,
						  case when r.state in ('RETURN_AT_WINDOW', 'WINDOW_DUE', 'NOT_RESETTLED') then r.updated_at else coalesce(r.doubt_began_at, r.updated_at) end as since
						from refund r join payment p on p.institution_id = r.institution_id and p.payment_id = r.payment_id
						where r.institution_id = :institution and (r.task is not null or r.state in ('RETURN_AT_WINDOW', 'WINDOW_DUE', 'NOT_RESETTLED')
						  or (r.state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING') and r.doubt_began_at is not null))
						order by kind, since, r.refund_number limit :most""")
				.param("institution", institution.value()).param("most", most)
				.query((row, number) -> open(row)).list();
	}

	private static Open open(ResultSet row) throws SQLException {
		var taskDueAt = row.getTimestamp("task_due_at");
		return new Open(row.getObject("payment_id", UUID.class), row.getString("bill_number"), row.getString("refund_number"),
				RefundState.valueOf(row.getString("state")), Kind.valueOf(row.getString("kind")), row.getLong("amount"), row.getString("reason"),
				row.getTimestamp("since").toInstant(), row.getString("operator_code"), row.getString("task"),
				taskDueAt == null ? null : taskDueAt.toInstant());
	}
}
