package medpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import medpay.payment.refund.RefundEvent.Balance;
import medpay.payment.refund.RefundNextStep.Deed;
import org.junit.jupiter.api.Test;

/** Every situation a refund can come into, and everything that can then be told: it stays within its table, and no event moves money twice (I6, I7, I8). */
class EverySituationTests {

	private static final int DEEPEST_SILENCE = 3;

	private static final List<RefundEvent> EVENTS = List.of(new RefundEvent.Begun(), new RefundEvent.Reversed(), new RefundEvent.ReversalRefused(),
			new RefundEvent.ReversalInDoubt(), new RefundEvent.ReversalVoided(), new RefundEvent.VoidInDoubt(), new RefundEvent.VisitClosed(),
			new RefundEvent.LinesWithdrawn(), new RefundEvent.PartUploaded(), new RefundEvent.LinesUploaded(), new RefundEvent.Tried(),
			new RefundEvent.Resettled(Balance.GOES_BACK), new RefundEvent.Resettled(Balance.EVEN), new RefundEvent.Resettled(Balance.IS_DUE),
			new RefundEvent.InsuranceRefused(), new RefundEvent.InsuranceSilent(), new RefundEvent.SettlementInDoubt(),
			new RefundEvent.SettlementVoided(), new RefundEvent.ReturnOrdered(), new RefundEvent.ReturnAccepted(), new RefundEvent.Returned(),
			new RefundEvent.ReturnDeclined(true), new RefundEvent.ReturnDeclined(false), new RefundEvent.ReturnInDoubt(),
			new RefundEvent.ReturnNotFound(true), new RefundEvent.ReturnNotFound(false), new RefundEvent.OfAnotherOrder(),
			new RefundEvent.RoomGiven(), new RefundEvent.PaidBackAtWindow());

	/** A situation reached from another by one event. */
	private record Arrow(RefundSituation from, RefundEvent event, RefundSituation to) {

		boolean moves() {
			return from.state() != to.state();
		}
	}

	private static List<RefundPlan> plans() {
		List<RefundPlan> plans = new ArrayList<>();
		for (boolean reverses : List.of(true, false)) {
			for (ReturnRoute route : ReturnRoute.values()) {
				plans.add(new RefundPlan(reverses, true, false, route));
				plans.add(new RefundPlan(reverses, false, true, route));
				plans.add(new RefundPlan(reverses, false, false, route));
			}
		}
		return plans;
	}

	private static List<Arrow> everyArrow(RefundPlan plan) {
		Set<RefundSituation> seen = new LinkedHashSet<>();
		Deque<RefundSituation> open = new ArrayDeque<>(List.of(RefundSituation.requested(plan)));
		List<Arrow> arrows = new ArrayList<>();
		while (!open.isEmpty()) {
			RefundSituation from = open.removeFirst();
			if (!seen.add(from)) {
				continue;
			}
			for (RefundEvent event : EVENTS) {
				RefundSituation to = from.after(event);
				arrows.add(new Arrow(from, event, to));
				if (to.silences() <= DEEPEST_SILENCE && to.returning().notFoundInRow() <= DEEPEST_SILENCE) {
					open.addLast(to);
				}
			}
		}
		return arrows;
	}

	@Test
	void everyEventInEverySituationIsALegalStepOrChangesNothing() {
		for (RefundPlan plan : plans()) {
			List<Arrow> arrows = everyArrow(plan);
			assertThat(arrows).as("%s", plan).hasSizeGreaterThan(EVENTS.size());
			assertThat(arrows).filteredOn(Arrow::moves).as("%s", plan).allMatch(arrow -> arrow.from().state().canMoveTo(arrow.to().state()));
		}
	}

	@Test
	void anEndStaysAnEndExceptThatTheWindowPaysOut() {
		for (RefundPlan plan : plans()) {
			assertThat(everyArrow(plan)).filteredOn(arrow -> arrow.from().state().ended() && arrow.moves()).as("%s", plan)
					.allMatch(arrow -> arrow.from().state() == RefundState.RETURN_AT_WINDOW && arrow.event() instanceof RefundEvent.PaidBackAtWindow);
		}
	}

	@Test
	void somethingIsAlwaysDoneForARefundThatHasNotEnded() {
		for (RefundPlan plan : plans()) {
			assertThat(everyArrow(plan)).filteredOn(arrow -> !arrow.to().state().ended()).as("%s", plan)
					.allMatch(arrow -> arrow.to().next().deed() != Deed.NOTHING);
		}
	}

	@Test
	void aSecondOrderIsNeverMadeWhileOneIsOpenOrAfterTheMoneyIsBack() {
		for (RefundPlan plan : plans()) {
			assertThat(everyArrow(plan))
					.filteredOn(arrow -> arrow.to().returnStep() == ReturnStep.READY && arrow.from().returnStep() != ReturnStep.READY)
					.as("%s", plan).allMatch(arrow -> arrow.from().returning().awaitsOrder());
		}
	}

	@Test
	void moneyIsOnTheAccountOnlyByTheChannelsWord() {
		for (RefundPlan plan : plans()) {
			assertThat(everyArrow(plan)).filteredOn(arrow -> arrow.to().room() == RoomStep.TO_GIVE && arrow.from().room() == RoomStep.NONE)
					.as("%s", plan).allMatch(arrow -> arrow.event() instanceof RefundEvent.Returned && arrow.from().awaitsReturn());
		}
	}

	@Test
	void theAccountWaitsUntilTheInsuranceIsUndone() {
		for (RefundPlan plan : plans().stream().filter(RefundPlan::reverses).toList()) {
			assertThat(everyArrow(plan)).filteredOn(arrow -> arrow.from().state() == RefundState.REQUESTED && arrow.moves()).as("%s", plan)
					.allMatch(arrow -> arrow.to().state() == RefundState.REVERSING);
			assertThat(everyArrow(plan)).filteredOn(arrow -> arrow.from().step() == RefundInsuranceStep.REVERSE
					&& arrow.to().step() != RefundInsuranceStep.REVERSE && arrow.to().state() != RefundState.REFUSED).as("%s", plan)
					.allMatch(arrow -> arrow.event() instanceof RefundEvent.Reversed || arrow.to().step() == RefundInsuranceStep.VOID_REVERSAL);
		}
	}

	@Test
	void anUnansweredMoneyTransactionIsVoidedBeforeAnythingElseAndSentTwiceAtMost() {
		for (RefundPlan plan : plans()) {
			List<Arrow> arrows = everyArrow(plan);
			assertThat(arrows).filteredOn(arrow -> arrow.from().step() == RefundInsuranceStep.VOID_REVERSAL && !arrow.to().equals(arrow.from()))
					.as("%s", plan)
					.allMatch(arrow -> arrow.event() instanceof RefundEvent.ReversalVoided || arrow.event() instanceof RefundEvent.VoidInDoubt);
			assertThat(arrows).filteredOn(arrow -> arrow.from().step() == RefundInsuranceStep.VOID_SETTLEMENT && !arrow.to().equals(arrow.from()))
					.as("%s", plan)
					.allMatch(arrow -> arrow.event() instanceof RefundEvent.SettlementVoided || arrow.event() instanceof RefundEvent.VoidInDoubt);
			assertThat(arrows).as("%s", plan).allMatch(arrow -> arrow.to().reverseTries() <= 2 && arrow.to().settleTries() <= 2);
		}
	}

	@Test
	void whatAPersonMustDecideIsNeverReachedByADoubt() {
		for (RefundPlan plan : plans()) {
			assertThat(everyArrow(plan)).filteredOn(arrow -> arrow.event() instanceof RefundEvent.ReturnInDoubt
					|| arrow.event() instanceof RefundEvent.ReturnNotFound || arrow.event() instanceof RefundEvent.ReversalInDoubt
					|| arrow.event() instanceof RefundEvent.SettlementInDoubt || arrow.event() instanceof RefundEvent.VoidInDoubt).as("%s", plan)
					.noneMatch(Arrow::moves);
		}
	}
}
