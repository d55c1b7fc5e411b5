package medpay.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import medpay.explorer.World.Budget;
import org.junit.jupiter.api.Test;

/** The explorer is worth something: every rule put wrong is found, with the path that shows it. */
class MutantsTests {

	private static final Budget BUDGET = new Budget(2, 1, 2);

	@Test
	void everyWrongRuleIsCaught() {
		Map<Mutant, String> caught = new EnumMap<>(Mutant.class);
		for (Mutant mutant : Mutant.values()) {
			try {
				new Search<>(new PaymentModel(mutant.rules())).walk(ExplorerTests.beginnings(BUDGET));
			} catch (Search.Violation violation) {
				caught.put(mutant, violation.kind());
			} catch (IllegalStateException notInTheTable) {
				caught.put(mutant, "the machine itself refuses: " + notInTheTable.getMessage());
			}
		}
		System.out.printf("explorer: payment, mutants caught %d of %d%n", caught.size(), Mutant.values().length);
		caught.forEach((mutant, kind) -> System.out.printf("explorer:   %s: %s%n", mutant, kind));

		assertThat(caught).containsOnlyKeys(Mutant.values());
		assertThat(caught.get(Mutant.LATE_MONEY_PAYS_THE_BILL)).contains("paid more than once");
		assertThat(caught.get(Mutant.A_SILENT_SETTLEMENT_IS_REPEATED)).contains("platform's books");
	}
}
