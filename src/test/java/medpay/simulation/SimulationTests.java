package medpay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import medpay.payment.PaymentId;
import medpay.payment.PaymentView;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No seed finds a fen that is charged twice, lost or unexplained (I1, I2, I3, I7, I8), and peace ends every doubt (I13). */
class SimulationTests {

	private static final long SEED = 20261125;
	private static final int PATIENTS = Integer.getInteger("medpay.simulation.patients", 2_000);
	private static final int TWICE = 150;

	@Test
	void whateverFailsEveryFenIsWhereTheBooksSay() {
		try (var simulation = new Simulation(SEED)) {
			simulation.comes(PATIENTS);
			simulation.comesToRest();

			simulation.paysOut();

			Map<PaymentState, Integer> ends = new TreeMap<>();
			Map<RefundState, Integer> refunds = new TreeMap<>();
			for (PaymentId id : simulation.payments()) {
				PaymentView payment = simulation.view(id);
				ends.merge(payment.state(), 1, Integer::sum);
				new Audit(simulation, id, payment).everyFenIsExplained();
				simulation.refunds(id).forEach(refund -> refunds.merge(refund.state(), 1, Integer::sum));
			}
			System.out.printf("simulation: refunds %s%n", refunds);
			System.out.printf("simulation: seed %d, %d payments, ends %s (in doubt: withdrawn, and unknown to the channel, whose file decides)%n",
					SEED, PATIENTS, ends);
			assertThat(refunds).containsKeys(RefundState.DONE, RefundState.REFUSED, RefundState.WINDOW_DUE, RefundState.NOT_RESETTLED)
					.doesNotContainKeys(RefundState.REQUESTED, RefundState.REVERSING, RefundState.RESETTLING,
							RefundState.RETURN_AT_WINDOW);
			assertThat(ends).containsKeys(PaymentState.PAID, PaymentState.PAID_AT_WINDOW, PaymentState.REVERSED, PaymentState.REFUSED);
		}
	}

	@Test
	void theSameSeedGivesTheSameLedger() {
		assertThat(ledger(SEED + 1)).isEqualTo(ledger(SEED + 1)).isNotEqualTo(ledger(SEED + 2));
	}

	/** Every posting by bill, without the numbers that are drawn anew in every run. */
	private static List<@Nullable String> ledger(long seed) {
		try (var simulation = new Simulation(seed)) {
			simulation.comes(TWICE);
			simulation.comesToRest();
			return simulation.jdbc().sql("""
					select concat_ws(' ', bill.bill_number, bill.state, entry.kind, posting.account, posting.side, posting.amount_fen)
					from payment bill
					join journal_entry entry on entry.institution_id = bill.institution_id and entry.subject = bill.payment_id::text
					join journal_posting posting on posting.institution_id = entry.institution_id and posting.kind = entry.kind
					  and posting.cause = entry.cause
					order by 1""").query(String.class).list();
		}
	}
}
