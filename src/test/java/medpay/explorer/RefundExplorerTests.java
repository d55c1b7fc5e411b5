package medpay.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import medpay.explorer.Model.Move;
import medpay.explorer.World.Budget;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundInsuranceStep;
import medpay.payment.refund.RefundNextStep;
import medpay.payment.refund.RefundPlan;
import medpay.payment.refund.RefundSituation;
import medpay.payment.refund.ReturnRoute;
import org.junit.jupiter.api.Test;

/** Every path of one refund ends in a named state, and no fen goes back twice (I1, I2, I3, I7, I8). */
class RefundExplorerTests {

	private static final Budget DEEP = new Budget(4, 2, 1);

	@Test
	void everyPathHasALegalEnd() {
		var found = new Search<>(new RefundModel(RefundRules.REAL)).walk(beginnings());

		long orphans = found.ends().entrySet().stream().filter(end -> end.getKey().contains("after its void")).mapToLong(end -> end.getValue()).sum();
		System.out.printf("explorer: refund, %,d paths through %,d worlds (faults <= %d, crashes <= %d, acts <= %d), illegal ends 0, "
				+ "took effect after its void %d (reconciliation finds them)%n", found.paths(), found.worlds(), DEEP.faults(), DEEP.crashes(),
				DEEP.acts(),
				orphans);
		found.ends().forEach((end, worlds) -> System.out.printf("explorer:   %,9d  %s%n", worlds, end));

		assertThat(found.ends().keySet()).anyMatch(end -> end.startsWith("DONE")).anyMatch(end -> end.startsWith("REFUSED"))
				.anyMatch(end -> end.startsWith("WINDOW_DUE")).anyMatch(end -> end.startsWith("NOT_RESETTLED"))
				.anyMatch(end -> end.startsWith("RETURN_AT_WINDOW"));
		assertThat(orphans).isPositive();
	}

	@Test
	void everyWrongRuleIsCaught() {
		List<String> caught = new ArrayList<>();
		wrongRules().forEach(wrong -> {
			try {
				new Search<>(new RefundModel(wrong)).walk(beginnings());
			} catch (Search.Violation violation) {
				caught.add(violation.kind());
			}
		});
		System.out.printf("explorer: refund, mutants caught %d of %d%n", caught.size(), wrongRules().size());
		assertThat(caught).as("%s", caught).hasSize(wrongRules().size());
	}

	private static List<RefundRules> wrongRules() {
		return List.of(new RefundRules() {

			// A silent 2208 has undone the settlement.
			@Override
			RefundEvent unanswered(RefundNextStep.Deed deed, RefundInsuranceStep step) {
				return step == RefundInsuranceStep.REVERSE ? new RefundEvent.Reversed() : super.unanswered(deed, step);
			}
		}, new RefundRules() {

			// A silent 2207 is refused.
			@Override
			RefundEvent unanswered(RefundNextStep.Deed deed, RefundInsuranceStep step) {
				return step == RefundInsuranceStep.SETTLE ? new RefundEvent.InsuranceRefused() : super.unanswered(deed, step);
			}
		}, new RefundRules() {

			// A silent void has failed, so a refund is ordered as well.
			@Override
			RefundEvent unanswered(RefundNextStep.Deed deed, RefundInsuranceStep step) {
				return deed == RefundNextStep.Deed.SEND_RETURN ? new RefundEvent.ReturnDeclined(true) : super.unanswered(deed, step);
			}
		}, new RefundRules() {

			// “Accepted” is taken for returned.
			@Override
			RefundSituation after(RefundSituation situation, RefundEvent event) {
				return situation.after(event instanceof RefundEvent.ReturnAccepted ? new RefundEvent.Returned() : event);
			}
		}, new RefundRules() {

			// A refused reversal goes on all the same.
			@Override
			RefundSituation after(RefundSituation situation, RefundEvent event) {
				return situation.after(event instanceof RefundEvent.ReversalRefused ? new RefundEvent.Reversed() : event);
			}
		}, new RefundRules() {

			// What is told twice is booked twice.
			@Override
			boolean booksOnce() {
				return false;
			}
		});
	}

	/** Every plan there is: whole, by lines, a registration, without insurance, paid at the window, a late charge. */
	private static List<Move<RefundWorld>> beginnings() {
		return List.of(from("a whole insured bill", new RefundPlan(true, false, false, ReturnRoute.ACCOUNT)),
				from("lines of an insured bill", new RefundPlan(true, true, false, ReturnRoute.ACCOUNT)),
				from("a whole registration", new RefundPlan(true, false, true, ReturnRoute.ACCOUNT)),
				from("lines once more after the rest was not settled", new RefundPlan(false, true, false, ReturnRoute.ACCOUNT)),
				from("an insured bill paid at the window", new RefundPlan(true, false, false, ReturnRoute.WINDOW)),
				from("an insured bill that cost the patient nothing", new RefundPlan(true, false, false, ReturnRoute.NOTHING)),
				from("a late charge", RefundPlan.ofLateCharge()));
	}

	private static Move<RefundWorld> from(String told, RefundPlan plan) {
		return new Move<>(told, RefundWorld.of(RefundSituation.requested(plan), DEEP));
	}
}
