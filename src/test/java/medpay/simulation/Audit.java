package medpay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import medpay.payment.PaymentId;
import medpay.payment.PaymentView;
import medpay.payment.RefundView;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;

/** Holds one payment's ledger against the books of both parties. */
final class Audit {

	private final Simulation simulation;
	private final PaymentId id;
	private final PaymentView payment;
	private final Map<String, Long> balances = new HashMap<>();

	Audit(Simulation simulation, PaymentId id, PaymentView payment) {
		this.simulation = simulation;
		this.id = id;
		this.payment = payment;
		simulation.jdbc().sql("""
				select posting.account, sum(case posting.side when 'DEBIT' then posting.amount_fen else -posting.amount_fen end)
				from journal_entry entry
				join journal_posting posting on posting.institution_id = entry.institution_id and posting.kind = entry.kind
				  and posting.cause = entry.cause
				where entry.institution_id = :institution and entry.subject = :payment group by 1""").param("institution", id.institutionId())
				.param("payment", id.value().toString()).query((row, number) -> balances.put(row.getString(1), row.getLong(2))).list();
	}

	void everyFenIsExplained() {
		String what = payment.billNumber() + " " + payment.state() + " " + balances;
		assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).as("debits are credits: %s", what).isZero();
		assertThat(balance("CHANNEL_RECEIVABLE")).as("what the channel moved: %s", what).isEqualTo(chargedAndNotReturned());
		assertThat(-balance("HOSPITAL_REVENUE")).as("what stands at the platform: %s", what).isEqualTo(standing());
		assertThat(balance("PATIENT_RECEIVABLE")).as("what the patient owes: %s", what).isEqualTo(owed());
		assertThat(-balance("REFUND_PAYABLE")).as("what is owed back: %s", what).isEqualTo(unknownToTheChannel());
		switch (payment.state()) {
			case PAID -> assertThat(balance("WINDOW_CASH")).as(what).isLessThanOrEqualTo(0);
			case PAID_AT_WINDOW ->
				assertThat(balance("WINDOW_CASH")).as(what).isEqualTo(payment.insurance().selfPayFen() - paidOut() - chargedAndNotReturned());
			case AT_WINDOW -> assertThat(standing()).as(what).isEqualTo(payment.totalFen());
			case REVERSED, REFUSED -> assertThat(standing()).as(what).isZero();
			case CHARGE_IN_DOUBT -> {
				assertThat(simulation.task(id)).as("the channel's file decides: %s", what).isEqualTo("charge_in_doubt");
				assertThat(chargedAndNotReturned()).as(what).isZero();
			}
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, REVERSING, REVERSAL_IN_DOUBT ->
				throw new AssertionError("never came to rest: " + what);
		}
	}

	/** The self-pay part at the window, what a refund made due, less what was paid for a bill that could not be settled again. */
	private long owed() {
		boolean open = payment.state() == PaymentState.AT_WINDOW || payment.state() == PaymentState.CHARGE_IN_DOUBT;
		long due = sum(RefundState.WINDOW_DUE, RefundView::dueFen);
		boolean unsettled = simulation.refunds(id).stream().anyMatch(refund -> refund.state() == RefundState.NOT_RESETTLED);
		return (open ? payment.insurance().selfPayFen() : 0) + due - (unsettled ? payment.insurance().selfPayFen() : 0);
	}

	/** A return that the channel does not find after its hour: its file decides, and until then it is owed. */
	private long unknownToTheChannel() {
		return simulation.refunds(id).stream().filter(refund -> refund.state() == RefundState.RETURNING).mapToLong(refund -> {
			assertThat(simulation.taskOfRefund(id, refund.refundNumber())).as(refund.refundNumber()).isEqualTo("return_in_doubt");
			return refund.chargeFen();
		}).sum();
	}

	/** To the patient over the counter. What the channel took late and could not give back was paid out there as well. */
	private long paidOut() {
		return simulation.refunds(id).stream().filter(refund -> refund.state() == RefundState.DONE && refund.kind().equals("HOSPITAL"))
				.mapToLong(RefundView::chargeFen).sum();
	}

	private long sum(RefundState state, ToLongFunction<RefundView> figure) {
		return simulation.refunds(id).stream().filter(refund -> refund.state() == state).mapToLong(figure).sum();
	}

	private long balance(String account) {
		return balances.getOrDefault(account, 0L);
	}

	private String person() {
		return SimulatedPerson.of(Integer.parseInt(payment.billNumber().substring(1))).number().value();
	}

	private long chargedAndNotReturned() {
		List<SimulatedChannel.Entry> charges = simulation.channel().charges(person());
		return charges.stream().mapToLong(charge -> charge.amount.fen() - simulation.channel().returned(charge.reference)).sum();
	}

	private long standing() {
		return simulation.platform().books().values().stream().filter(entry -> entry.standing && entry.person.equals(person()))
				.mapToLong(entry -> entry.figures.total().fen()).sum();
	}
}
