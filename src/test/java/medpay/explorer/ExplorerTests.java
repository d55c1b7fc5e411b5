package medpay.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import medpay.explorer.Model.Move;
import medpay.explorer.World.Budget;
import medpay.payment.machine.SelfPayRoute;
import medpay.payment.machine.Situation;
import org.junit.jupiter.api.Test;

/** Every path of one payment ends in a named state, with the ledger balanced and the parties' books equal to ours (I1, I2, I3, I6, I8, I9). */
class ExplorerTests {

	static final Budget DEEP = new Budget(3, 2, 3);

	@Test
	void everyPathHasALegalEnd() {
		var found = new Search<>(new PaymentModel(Rules.REAL)).walk(beginnings(DEEP));

		long orphans = found.ends().entrySet().stream().filter(end -> end.getKey().contains("after its void")).mapToLong(end -> end.getValue()).sum();
		System.out.printf("explorer: payment, %,d paths through %,d worlds (faults <= %d, crashes <= %d, acts <= %d), illegal ends 0, "
				+ "settled after its void %d (reconciliation finds them)%n", found.paths(), found.worlds(), DEEP.faults(), DEEP.crashes(),
				DEEP.acts(),
				orphans);
		found.ends().forEach((end, worlds) -> System.out.printf("explorer:   %,9d  %s%n", worlds, end));

		assertThat(orphans).as("the one exception is really explored").isPositive();
	}

	/** A visit's bill with and without insurance, a registration, one that the window was chosen for; care delivered or not. */
	static List<Move<World>> beginnings(Budget budget) {
		List<Move<World>> beginnings = new ArrayList<>();
		for (boolean delivered : List.of(true, false)) {
			beginnings.add(from("an insured bill", Situation.received(true, true, SelfPayRoute.AGREEMENT), delivered, budget));
			beginnings.add(from("a registration", Situation.received(true, false, SelfPayRoute.AGREEMENT), delivered, budget));
			beginnings.add(from("a bill without insurance", Situation.received(false, true, SelfPayRoute.AGREEMENT), delivered, budget));
			beginnings.add(from("an insured bill for the window", Situation.received(true, true, SelfPayRoute.WINDOW), delivered, budget));
		}
		return beginnings;
	}

	private static Move<World> from(String told, Situation situation, boolean delivered, Budget budget) {
		return new Move<>(told + (delivered ? ", care delivered" : ", care not delivered"), World.of(situation, delivered, budget));
	}
}
