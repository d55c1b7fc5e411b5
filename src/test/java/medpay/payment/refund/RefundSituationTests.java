package medpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.payment.refund.RefundEvent.Balance;
import medpay.payment.refund.RefundNextStep.Deed;
import org.junit.jupiter.api.Test;

class RefundSituationTests {

	private static RefundSituation aWholeRefund() {
		return RefundSituation.requested(new RefundPlan(true, false, false, ReturnRoute.ACCOUNT)).after(new RefundEvent.Begun());
	}

	private static RefundSituation aRefundByLines() {
		return RefundSituation.requested(new RefundPlan(true, true, false, ReturnRoute.ACCOUNT)).after(new RefundEvent.Begun());
	}

	private static RefundSituation aRefundAboutToSettleWhatRemains() {
		return after(aRefundByLines(), new RefundEvent.Reversed(), new RefundEvent.LinesWithdrawn(), new RefundEvent.LinesUploaded(),
				new RefundEvent.Tried());
	}

	private static RefundSituation aVoidOnItsWay() {
		return after(aWholeRefund(), new RefundEvent.Reversed(), new RefundEvent.ReturnOrdered(), new RefundEvent.ReturnAccepted());
	}

	private static RefundSituation after(RefundSituation situation, RefundEvent... events) {
		for (RefundEvent event : events) {
			situation = situation.after(event);
		}
		return situation;
	}

	@Test
	void undoesTheInsuranceThenReturnsTheChargeThenGivesRoomBack() {
		RefundSituation returned = after(aVoidOnItsWay(), new RefundEvent.Returned());

		assertThat(returned.state()).isEqualTo(RefundState.DONE);
		assertThat(returned.next()).isEqualTo(new RefundNextStep(Deed.GIVE_ROOM, true));
		assertThat(returned.after(new RefundEvent.RoomGiven()).next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void aReversalWithoutAnswerIsVoidedAndSentOnceMoreThenNothingMoved() {
		RefundSituation voiding = aWholeRefund().after(new RefundEvent.ReversalInDoubt());
		assertThat(voiding.step()).isEqualTo(RefundInsuranceStep.VOID_REVERSAL);

		RefundSituation again = voiding.after(new RefundEvent.ReversalVoided());
		assertThat(again.step()).isEqualTo(RefundInsuranceStep.REVERSE);
		assertThat(after(again, new RefundEvent.ReversalInDoubt(), new RefundEvent.ReversalVoided()).state()).isEqualTo(RefundState.REFUSED);
	}

	@Test
	void aVoidWithoutAnswerWaitsForTheLadder() {
		RefundSituation voiding = after(aWholeRefund(), new RefundEvent.ReversalInDoubt(), new RefundEvent.VoidInDoubt());

		assertThat(voiding.next()).isEqualTo(new RefundNextStep(Deed.ASK_INSURANCE, false));
	}

	@Test
	void settlesWhatRemainsAndReturnsTheDifferenceOnly() {
		assertThat(aRefundAboutToSettleWhatRemains().after(new RefundEvent.Resettled(Balance.GOES_BACK)).state()).isEqualTo(RefundState.RETURNING);
		assertThat(aRefundAboutToSettleWhatRemains().after(new RefundEvent.Resettled(Balance.EVEN)).state()).isEqualTo(RefundState.DONE);
	}

	@Test
	void aHigherSelfPayIsDueAtTheWindowAndNeverCharged() {
		RefundSituation due = aRefundAboutToSettleWhatRemains().after(new RefundEvent.Resettled(Balance.IS_DUE));

		assertThat(due.state()).isEqualTo(RefundState.WINDOW_DUE);
		assertThat(due.next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void aRefusedNewSettlementWithdrawsItsLinesAndWaitsForAPerson() {
		RefundSituation refused = aRefundAboutToSettleWhatRemains().after(new RefundEvent.InsuranceRefused());

		assertThat(refused.step()).isEqualTo(RefundInsuranceStep.WITHDRAW_LINES);
		assertThat(refused.after(new RefundEvent.LinesWithdrawn()).state()).isEqualTo(RefundState.NOT_RESETTLED);
	}

	@Test
	void aNewSettlementWithoutAnswerIsVoidedAndSentOnceMore() {
		RefundSituation voided = after(aRefundAboutToSettleWhatRemains(), new RefundEvent.SettlementInDoubt(), new RefundEvent.SettlementVoided());

		assertThat(voided.step()).isEqualTo(RefundInsuranceStep.SETTLE);
		RefundSituation given = after(voided, new RefundEvent.SettlementInDoubt(), new RefundEvent.SettlementVoided(),
				new RefundEvent.LinesWithdrawn());
		assertThat(given.state()).isEqualTo(RefundState.NOT_RESETTLED);
	}

	@Test
	void aVoidThatIsNotPossibleBecomesARefundWithAnOrderOfItsOwn() {
		RefundSituation instead = aVoidOnItsWay().after(new RefundEvent.ReturnDeclined(true));

		assertThat(instead.returnStep()).isEqualTo(ReturnStep.TO_ORDER_REFUND);
		assertThat(instead.next()).isEqualTo(new RefundNextStep(Deed.ORDER_RETURN, true));
	}

	@Test
	void aCertainNoSendsThePatientToTheWindowWhichPaysOutOnce() {
		RefundSituation atWindow = aVoidOnItsWay().after(new RefundEvent.ReturnDeclined(false));
		assertThat(atWindow.state()).isEqualTo(RefundState.RETURN_AT_WINDOW);

		RefundSituation paid = atWindow.after(new RefundEvent.PaidBackAtWindow());
		assertThat(paid.state()).isEqualTo(RefundState.DONE);
		assertThat(paid.after(new RefundEvent.Returned())).isEqualTo(paid);
	}

	@Test
	void notFoundIsNoProofAndAtTheThirdTheSameOrderIsSentAgain() {
		RefundEvent notFound = new RefundEvent.ReturnNotFound(true);
		assertThat(after(aVoidOnItsWay(), notFound, notFound).next()).isEqualTo(new RefundNextStep(Deed.QUERY_RETURN, false));
		assertThat(after(aVoidOnItsWay(), notFound, notFound, notFound).next()).isEqualTo(new RefundNextStep(Deed.SEND_RETURN, true));
	}

	@Test
	void whoPaidAtTheWindowGetsItBackThere() {
		RefundSituation begun = RefundSituation.requested(new RefundPlan(false, false, false, ReturnRoute.WINDOW)).after(new RefundEvent.Begun());

		assertThat(begun.state()).isEqualTo(RefundState.RETURN_AT_WINDOW);
	}

	@Test
	void aLateChargeGoesStraightBack() {
		RefundSituation begun = RefundSituation.requested(RefundPlan.ofLateCharge()).after(new RefundEvent.Begun());

		assertThat(begun.state()).isEqualTo(RefundState.RETURNING);
		assertThat(begun.next().deed()).isEqualTo(Deed.ORDER_RETURN);
	}

	@Test
	void aRegistrationGivenBackIsClosedAndASilentPlatformDoesNotHoldTheMoney() {
		RefundSituation closing = RefundSituation.requested(new RefundPlan(true, false, true, ReturnRoute.ACCOUNT));
		closing = after(closing, new RefundEvent.Begun(), new RefundEvent.Reversed());
		assertThat(closing.step()).isEqualTo(RefundInsuranceStep.CLOSE_VISIT);

		assertThat(closing.after(new RefundEvent.VisitClosed()).state()).isEqualTo(RefundState.RETURNING);
		assertThat(after(closing, new RefundEvent.InsuranceSilent(), new RefundEvent.InsuranceSilent()).state()).isEqualTo(RefundState.RETURNING);
	}
}
