package medpay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is open at an institution's window (窗口待办): what may be collected, what must wait, what patients owe. No personal data in it. */
@Component
public class OpenPayments {

	private final JdbcClient jdbc;
	private final PaymentSettings settings;

	OpenPayments(JdbcClient jdbc, PaymentSettings settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	/** What the cashier may do. */
	public enum Kind {
		/** The self-pay part waits to be collected (待收). */
		COLLECT,
		/** It waits for the patient's word on the phone; the window may collect it too (待手机确认). */
		ASKS_PATIENT,
		/** The patient owes it: the time at the window is over (欠费). */
		OWED,
		/** Somebody is being asked: nothing may be collected without a warning (待核实). */
		WAIT
	}

	/**
	 * One open payment.
	 *
	 * @param dueFen what the window would collect; the bill's total while the insured part is not settled
	 * @param why in words why the account has not paid; null where nothing was said yet
	 * @param since since when it is open
	 * @param until when time changes something; null where only people or parties do
	 * @param tries how often accounts were tried
	 * @param owner who is to see to it: the operator who sent the bill
	 * @param task what a person has to decide; null for nothing
	 */
	public record Open(UUID paymentId, String billNumber, PaymentState state, Kind kind, long dueFen, long insuredFen, @Nullable BilingualText why,
			Instant since, @Nullable Instant until, boolean delivered, int tries, String owner, @Nullable String task, @Nullable Instant taskDueAt) {}

	/** How many are open, and what they come to. */
	public record Sum(Kind kind, long count, long dueFen) {}

	private static final String KIND = """
			case when state <> 'AT_WINDOW' then 'WAIT' when overdue then 'OWED' when confirm_step in ('ASKING', 'WAITING') then 'ASKS_PATIENT'
			  else 'COLLECT' end""";
	private static final String WHERE = """
			where institution_id = :institution
			  and state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT', 'AT_WINDOW')""";

	/** The oldest first, within a kind. */
	public List<Open> of(InstitutionId institution, int most) {
		return jdbc
				.sql("""
						select payment_id, bill_number, state, %s as kind, coalesce(self_pay_fen, total_fen) as due,
						  coalesce(fund_paid_fen, 0) + coalesce(personal_account_paid_fen, 0) as insured, window_reason, self_pay_route,
						  coalesce(window_since, doubt_began_at, updated_at) as since, overdue, reversal_refused, care_delivered, operator_code, task, task_due_at,
						  (select count(*) from charge_order o where o.institution_id = payment.institution_id and o.payment_id = payment.payment_id) as tries
						from payment %s order by kind, since, payment_id limit :most"""
						.formatted(KIND, WHERE))
				.param("institution", institution.value())
				.param("most", most).query((row, number) -> open(row)).list();
	}

	/** All of them, by kind. */
	public List<Sum> sums(InstitutionId institution) {
		return jdbc.sql("select %s as kind, count(*), sum(coalesce(self_pay_fen, total_fen)) from payment %s group by 1".formatted(KIND, WHERE))
				.param("institution", institution.value())
				.query((row, number) -> new Sum(Kind.valueOf(row.getString(1)), row.getLong(2), row.getLong(3))).list();
	}

	private Open open(ResultSet row) throws SQLException {
		Kind kind = Kind.valueOf(row.getString("kind"));
		Instant since = row.getTimestamp("since").toInstant();
		boolean expires = (kind == Kind.COLLECT || kind == Kind.ASKS_PATIENT) && !row.getBoolean("reversal_refused");
		String reason = row.getString("self_pay_route").equals("WINDOW") ? "patient_chose_window" : row.getString("window_reason");
		var taskDueAt = row.getTimestamp("task_due_at");
		return new Open(row.getObject("payment_id", UUID.class), row.getString("bill_number"), PaymentState.valueOf(row.getString("state")), kind,
				row.getLong("due"), row.getLong("insured"), reason == null ? null : ChargeReason.of(reason).words(), since,
				expires ? since.plus(settings.windowDeadline()) : null, row.getBoolean("care_delivered"), row.getInt("tries"),
				row.getString("operator_code"), row.getString("task"), taskDueAt == null ? null : taskDueAt.toInstant());
	}
}
