package medpay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What nobody knows yet, and what waits for a person's decision (存疑与待办), with what happens next and when. Somebody who looks may have it asked now instead of then; the
 * question is the same one, asked by whoever works on the payment.
 */
@Component
public class DoubtDesk {

	private final JdbcClient jdbc;
	private final Payments payments;
	private final Refunds refunds;
	private final PaymentDriver driver;
	private final RefundDriver refundDriver;
	private final TransactionOperations transactions;
	private final BusinessClock clock;

	DoubtDesk(JdbcClient jdbc, Payments payments, Refunds refunds, PaymentDriver driver, RefundDriver refundDriver,
			TransactionOperations transactions, BusinessClock clock) {
		this.jdbc = jdbc;
		this.payments = payments;
		this.refunds = refunds;
		this.driver = driver;
		this.refundDriver = refundDriver;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * A payment or a refund that is in doubt or has a task.
	 *
	 * @param refundNumber null for the payment itself
	 * @param state the name of the payment's or the refund's state
	 * @param since when the doubt began, or the task
	 * @param next when it is looked at next; null when only news or a person moves it
	 * @param working somebody works on it in this moment
	 * @param task what a person has to decide; null for nothing
	 */
	public record Doubt(UUID payment, String billNumber, @Nullable String refundNumber, String state, long totalFen, Instant since,
			@Nullable Instant next, boolean working, @Nullable String task, @Nullable Instant taskDueAt) {}

	/** The oldest first. */
	public List<Doubt> of(InstitutionId institution, int most) {
		return jdbc
				.sql("""
						select payment_id, bill_number, null as refund_number, state, total_fen, coalesce(doubt_began_at, updated_at) as since, look_at,
						  owner is not null as working, task, task_due_at
						from payment where institution_id = :institution
						  and state in ('INSURANCE_IN_DOUBT', 'CHARGE_IN_DOUBT', 'REVERSAL_IN_DOUBT', 'AT_WINDOW') and (state <> 'AT_WINDOW' or task is not null)
						union all
						select r.payment_id, p.bill_number, r.refund_number, r.state, r.total_fen, coalesce(r.doubt_began_at, r.updated_at), r.look_at,
						  r.owner is not null, r.task, r.task_due_at
						from refund r join payment p on p.institution_id = r.institution_id and p.payment_id = r.payment_id
						where r.institution_id = :institution and (r.task is not null
						  or (r.state in ('REQUESTED', 'REVERSING', 'RESETTLING', 'RETURNING') and r.doubt_began_at is not null))
						order by since, payment_id limit :most""")
				.param("institution", institution.value()).param("most", most)
				.query((row, number) -> doubt(row)).list();
	}

	private static Doubt doubt(ResultSet row) throws SQLException {
		return new Doubt(row.getObject("payment_id", UUID.class), row.getString("bill_number"), row.getString("refund_number"),
				row.getString("state"), row.getLong("total_fen"), row.getTimestamp("since").toInstant(), instant(row, "look_at"),
				row.getBoolean("working"), row.getString("task"), instant(row, "task_due_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return moment == null ? null : moment.toInstant();
	}

	/** Looks at a payment in doubt now. Says false when there is none, or somebody works on it already. */
	public boolean lookNow(InstitutionId institution, UUID payment) {
		var id = PaymentId.of(institution, payment);
		Boolean begun = transactions.execute(status -> payments.lock(id).filter(DoubtDesk::waits).map(found -> {
			found.claim().lookAtOnce(clock.now());
			payments.saveAndFlush(found);
			return true;
		}).orElse(false));
		if (Boolean.TRUE.equals(begun)) {
			driver.start(id);
		}
		return Boolean.TRUE.equals(begun);
	}

	private static boolean waits(Payment payment) {
		return switch (payment.state()) {
			case INSURANCE_IN_DOUBT, CHARGE_IN_DOUBT, REVERSAL_IN_DOUBT -> payment.claim().owner().isEmpty();
			case RECEIVED, SETTLING_INSURANCE, INSURED, CHARGING, PAID, AT_WINDOW, PAID_AT_WINDOW, REVERSING, REVERSED, REFUSED -> false;
		};
	}

	/** Looks at a refund that goes on by itself now. Says false when there is none, or somebody works on it already. */
	public boolean lookNow(InstitutionId institution, String refundNumber) {
		var id = new Refund.Id(institution.value(), refundNumber);
		Optional<Refund.Id> begun = Optional.ofNullable(transactions
				.execute(status -> refunds.lock(id).filter(found -> !found.state().ended() && found.claim().owner().isEmpty()).map(found -> {
					found.claim().lookAtOnce(clock.now());
					refunds.saveAndFlush(found);
					return id;
				}).orElse(null)));
		begun.ifPresent(refundDriver::start);
		return begun.isPresent();
	}
}
