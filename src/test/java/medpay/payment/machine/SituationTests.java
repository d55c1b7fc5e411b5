package medpay.payment.machine;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent.Begun;
import medpay.payment.machine.PaymentEvent.ChargeAccepted;
import medpay.payment.machine.PaymentEvent.ChargeDeclined;
import medpay.payment.machine.PaymentEvent.ChargeInDoubt;
import medpay.payment.machine.PaymentEvent.ChargeNotFound;
import medpay.payment.machine.PaymentEvent.Charged;
import medpay.payment.machine.PaymentEvent.ConfirmationOpen;
import medpay.payment.machine.PaymentEvent.ConfirmationWaits;
import medpay.payment.machine.PaymentEvent.Confirmed;
import medpay.payment.machine.PaymentEvent.DiagnosesTold;
import medpay.payment.machine.PaymentEvent.HoldRefused;
import medpay.payment.machine.PaymentEvent.HoldSettled;
import medpay.payment.machine.PaymentEvent.HoldTaken;
import medpay.payment.machine.PaymentEvent.InsuranceRefused;
import medpay.payment.machine.PaymentEvent.InsuranceSilent;
import medpay.payment.machine.PaymentEvent.LinesUploaded;
import medpay.payment.machine.PaymentEvent.LinesWithdrawn;
import medpay.payment.machine.PaymentEvent.NotConfirmed;
import medpay.payment.machine.PaymentEvent.Settled;
import medpay.payment.machine.PaymentEvent.SettledByHospital;
import medpay.payment.machine.PaymentEvent.SettlementInDoubt;
import medpay.payment.machine.PaymentEvent.Tried;
import medpay.payment.machine.PaymentEvent.VisitOpened;
import medpay.payment.machine.PaymentEvent.VoidInDoubt;
import medpay.payment.machine.PaymentEvent.Voided;
import org.junit.jupiter.api.Test;

class SituationTests {

	private static Situation anInsuredPayment() {
		return Situation.received(true, true, SelfPayRoute.AGREEMENT);
	}

	private static Situation aPaymentAboutToSettle() {
		return after(anInsuredPayment(), new Begun(false), new VisitOpened(), new DiagnosesTold(), new LinesUploaded(), new Tried());
	}

	private static Situation aPaymentCharging() {
		return after(aPaymentAboutToSettle(), new Settled(false), new HoldTaken());
	}

	private static Situation after(Situation situation, PaymentEvent... events) {
		for (PaymentEvent event : events) {
			situation = situation.after(event);
		}
		return situation;
	}

	@Test
	void paysBothPartsWhenEverybodySaysYes() {
		Situation paid = after(aPaymentCharging(), new ChargeAccepted(), new Charged());

		assertThat(paid.state()).isEqualTo(PaymentState.PAID);
		assertThat(paid.next()).isEqualTo(new NextStep(Deed.CONSUME_HOLD, true));
		assertThat(paid.after(new HoldSettled()).next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void asksThePlatformStrictlyInOrder() {
		Situation begun = anInsuredPayment().after(new Begun(false));

		assertThat(begun.step()).isEqualTo(InsuranceStep.OPEN_VISIT);
		assertThat(begun.after(new VisitOpened()).step()).isEqualTo(InsuranceStep.TELL_DIAGNOSES);
		assertThat(after(begun, new VisitOpened(), new DiagnosesTold()).step()).isEqualTo(InsuranceStep.UPLOAD_LINES);
		assertThat(aPaymentAboutToSettle().step()).isEqualTo(InsuranceStep.SETTLE);
	}

	@Test
	void aRegistrationTellsNoDiagnosesAndAKnownVisitIsNotOpenedAgain() {
		Situation registration = Situation.received(true, false, SelfPayRoute.AGREEMENT);

		assertThat(after(registration, new Begun(false), new VisitOpened()).step()).isEqualTo(InsuranceStep.UPLOAD_LINES);
		assertThat(anInsuredPayment().after(new Begun(true)).step()).isEqualTo(InsuranceStep.TELL_DIAGNOSES);
	}

	@Test
	void isPaidAtOnceWhenInsurancePaysEverything() {
		Situation paid = aPaymentAboutToSettle().after(new Settled(true));

		assertThat(paid.state()).isEqualTo(PaymentState.PAID);
		assertThat(paid.next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void aSelfPayPatientSkipsInsurance() {
		Situation begun = Situation.received(false, true, SelfPayRoute.AGREEMENT).after(new Begun(false));

		assertThat(begun.state()).isEqualTo(PaymentState.INSURED);
		assertThat(begun.next().deed()).isEqualTo(Deed.HOLD);
	}

	@Test
	void neverChargesAPatientWhoOnlyIdentifiedOrChoseTheWindow() {
		Situation atWindow = insuredBy(SelfPayRoute.WINDOW);
		assertThat(atWindow.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(atWindow.next().deed()).isEqualTo(Deed.NOTHING);

		Situation withoutAgreement = insuredBy(SelfPayRoute.CONFIRM_ON_PHONE).after(new HoldRefused());
		assertThat(withoutAgreement.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(withoutAgreement.next().deed()).isEqualTo(Deed.NOTHING);
	}

	private static Situation insuredBy(SelfPayRoute route) {
		return after(Situation.received(true, false, route), new Begun(true), new LinesUploaded(), new Tried(), new Settled(false));
	}

	private static Situation aPatientAskedOnThePhone() {
		return insuredBy(SelfPayRoute.CONFIRM_ON_PHONE).after(new HoldTaken());
	}

	@Test
	void whoOnlyIdentifiedIsAskedOnThePhoneAndChargedAfterAYesOnly() {
		Situation asked = aPatientAskedOnThePhone();
		assertThat(asked.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(asked.next()).isEqualTo(new NextStep(Deed.ASK_CONFIRMATION, true));
		assertThat(asked.after(new ConfirmationWaits()).next()).isEqualTo(new NextStep(Deed.QUERY_CONFIRMATION, false));

		Situation confirmed = after(asked, new ConfirmationWaits(), new Confirmed());
		assertThat(confirmed.state()).isEqualTo(PaymentState.CHARGING);
		assertThat(confirmed.next()).isEqualTo(new NextStep(Deed.CHARGE, true));
		assertThat(after(confirmed, new ChargeAccepted(), new Charged()).state()).isEqualTo(PaymentState.PAID);
	}

	@Test
	void aLostQuestionIsAskedAgainByTheLadderAndAYesToItCounts() {
		Situation lost = aPatientAskedOnThePhone().after(new ConfirmationOpen());

		assertThat(lost.next()).isEqualTo(new NextStep(Deed.ASK_CONFIRMATION, false));
		assertThat(lost.after(new Confirmed()).state()).isEqualTo(PaymentState.CHARGING);
	}

	@Test
	void aNoOnThePhoneGivesTheHoldBackAndALaterYesChangesNothing() {
		Situation refused = after(aPatientAskedOnThePhone(), new ConfirmationWaits(), new NotConfirmed());
		assertThat(refused.next()).isEqualTo(new NextStep(Deed.RELEASE_HOLD, true));

		Situation over = refused.after(new HoldSettled());
		assertThat(over.next().deed()).isEqualTo(Deed.NOTHING);
		assertThat(over.after(new Confirmed())).isEqualTo(over);
	}

	@Test
	void aSecondYesAndAYesAfterTheEndMoveNothing() {
		Situation confirmed = after(aPatientAskedOnThePhone(), new ConfirmationWaits(), new Confirmed());
		assertThat(confirmed.after(new Confirmed())).isEqualTo(confirmed);

		Situation asked = aPatientAskedOnThePhone();
		var elsewhere = new Situation(PaymentState.PAID_AT_WINDOW, asked.insured(), asked.diagnosesFirst(), asked.route(), asked.step(),
				asked.settleTries(), asked.silences(), asked.refusing(), asked.collecting(), asked.closing());
		assertThat(elsewhere.after(new Confirmed())).isEqualTo(elsewhere);
	}

	@Test
	void aConfirmedChargeThatIsDeclinedGoesBackToTheWindowAndTriesNoOtherAccount() {
		Situation declined = after(aPatientAskedOnThePhone(), new ConfirmationWaits(), new Confirmed(), new ChargeDeclined(true));

		assertThat(declined.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(declined.asksPatient()).isFalse();
		assertThat(after(declined, new HoldSettled()).next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void theNextAccountIsTriedOnlyAfterTheFirstGaveBackWhatItHeld() {
		Situation declined = after(aPaymentCharging(), new ChargeAccepted(), new ChargeDeclined(true));
		assertThat(declined.state()).isEqualTo(PaymentState.CHARGING);
		assertThat(declined.next()).isEqualTo(new NextStep(Deed.RELEASE_HOLD, true));

		Situation released = declined.after(new HoldSettled());
		assertThat(released.next()).isEqualTo(new NextStep(Deed.HOLD, true));

		Situation second = released.after(new HoldTaken());
		assertThat(second.next()).isEqualTo(new NextStep(Deed.CHARGE, true));
		assertThat(after(second, new ChargeAccepted(), new Charged()).state()).isEqualTo(PaymentState.PAID);
		assertThat(released.after(new HoldRefused()).state()).isEqualTo(PaymentState.AT_WINDOW);
	}

	@Test
	void aDoubtNeverMovesOnToAnotherAccount() {
		Situation doubt = aPaymentCharging().after(new ChargeInDoubt());
		assertThat(doubt.next().deed()).isEqualTo(Deed.QUERY_CHARGE);
		assertThat(doubt.after(new HoldTaken())).isEqualTo(doubt);

		Situation known = doubt.after(new ChargeDeclined(true));
		assertThat(known.state()).isEqualTo(PaymentState.CHARGING);
		assertThat(known.next().deed()).isEqualTo(Deed.RELEASE_HOLD);
	}

	@Test
	void aSuccessOfTheDeclinedOrderIsLateWhileTheNextAccountIsTried() {
		Situation between = after(aPaymentCharging(), new ChargeDeclined(true));

		assertThat(between.successWouldBeLate()).isTrue();
		assertThat(between.after(new Charged())).isEqualTo(between);
		assertThat(between.after(new ChargeDeclined(true))).isEqualTo(between);
	}

	@Test
	void whatTheHospitalSettledNeedsNoPlatform() {
		Situation received = anInsuredPayment();

		assertThat(received.after(new SettledByHospital(false)).next().deed()).isEqualTo(Deed.HOLD);
		assertThat(received.after(new SettledByHospital(true)).state()).isEqualTo(PaymentState.PAID);
		assertThat(aPaymentCharging().after(new SettledByHospital(true))).isEqualTo(aPaymentCharging());
	}

	@Test
	void aSilentSettlementIsVoidedAndTriedOnceMore() {
		Situation doubt = aPaymentAboutToSettle().after(new SettlementInDoubt());
		assertThat(doubt.state()).isEqualTo(PaymentState.INSURANCE_IN_DOUBT);
		assertThat(doubt.next()).isEqualTo(new NextStep(Deed.VOID_SETTLEMENT, true));

		Situation again = doubt.after(new Voided(true));
		assertThat(again.step()).isEqualTo(InsuranceStep.SETTLE);

		Situation second = after(again, new SettlementInDoubt(), new Voided(true));
		assertThat(second.step()).isEqualTo(InsuranceStep.WITHDRAW_LINES);
		assertThat(second.after(new LinesWithdrawn()).state()).isEqualTo(PaymentState.REFUSED);
	}

	@Test
	void isNotSettledAgainWhenTheCredentialHasExpired() {
		Situation situation = after(aPaymentAboutToSettle(), new SettlementInDoubt(), new Voided(false));

		assertThat(situation.step()).isEqualTo(InsuranceStep.WITHDRAW_LINES);
		assertThat(situation.refusing()).isTrue();
	}

	@Test
	void aVoidThatNobodyAnswersStaysADoubtForEver() {
		Situation doubt = aPaymentAboutToSettle().after(new SettlementInDoubt());
		for (int time = 0; time < 20; time++) {
			doubt = doubt.after(new VoidInDoubt());
			assertThat(doubt.state()).isEqualTo(PaymentState.INSURANCE_IN_DOUBT);
			assertThat(doubt.next()).isEqualTo(new NextStep(Deed.VOID_SETTLEMENT, false));
		}
	}

	@Test
	void aLateAnswerTo2207AfterTheVoidProvesNothing() {
		Situation doubt = aPaymentAboutToSettle().after(new SettlementInDoubt());

		assertThat(doubt.after(new Settled(false))).isEqualTo(doubt);
	}

	@Test
	void aSilentUploadOrTrialIsWithdrawnAndRepeated() {
		Situation uploading = after(anInsuredPayment(), new Begun(true), new DiagnosesTold());

		Situation silent = uploading.after(new InsuranceSilent());
		assertThat(silent.step()).isEqualTo(InsuranceStep.WITHDRAW_LINES);
		assertThat(silent.state()).isEqualTo(PaymentState.SETTLING_INSURANCE);
		assertThat(silent.after(new LinesWithdrawn()).step()).isEqualTo(InsuranceStep.UPLOAD_LINES);
	}

	@Test
	void aPlatformThatStaysSilentIsAskedByTheLadder() {
		Situation begun = anInsuredPayment().after(new Begun(false));

		assertThat(begun.after(new InsuranceSilent()).next().now()).isTrue();
		assertThat(after(begun, new InsuranceSilent(), new InsuranceSilent()).next().now()).isFalse();
	}

	@Test
	void aRefusalWithdrawsTheLinesFirst() {
		Situation refused = aPaymentAboutToSettle().after(new InsuranceRefused());

		assertThat(refused.step()).isEqualTo(InsuranceStep.WITHDRAW_LINES);
		assertThat(refused.after(new LinesWithdrawn()).state()).isEqualTo(PaymentState.REFUSED);
		assertThat(anInsuredPayment().after(new Begun(false)).after(new InsuranceRefused()).state()).isEqualTo(PaymentState.REFUSED);
	}

	@Test
	void goesToTheWindowWhenNothingCanBeHeldOrTheChargeIsDeclined() {
		Situation insured = aPaymentAboutToSettle().after(new Settled(false));
		assertThat(insured.after(new HoldRefused()).state()).isEqualTo(PaymentState.AT_WINDOW);

		Situation declined = after(aPaymentCharging(), new ChargeAccepted(), new ChargeDeclined(false));
		assertThat(declined.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(declined.next().deed()).isEqualTo(Deed.RELEASE_HOLD);
	}

	@Test
	void anUnknownChargeIsAskedForAndNeverChargedAnew() {
		Situation doubt = aPaymentCharging().after(new ChargeInDoubt());

		assertThat(doubt.state()).isEqualTo(PaymentState.CHARGE_IN_DOUBT);
		assertThat(doubt.next()).isEqualTo(new NextStep(Deed.QUERY_CHARGE, false));
		assertThat(doubt.after(new Charged()).state()).isEqualTo(PaymentState.PAID);
	}

	@Test
	void theSameOrderIsRepeatedAtTheThirdNotFoundInARowOnly() {
		Situation twice = after(aPaymentCharging(), new ChargeInDoubt(), new ChargeNotFound(true), new ChargeNotFound(true));
		assertThat(twice.next().deed()).isEqualTo(Deed.QUERY_CHARGE);

		assertThat(twice.after(new ChargeNotFound(true)).next()).isEqualTo(new NextStep(Deed.CHARGE, true));
		assertThat(after(twice, new ChargeInDoubt(), new ChargeNotFound(true)).next().deed()).isEqualTo(Deed.QUERY_CHARGE);
		assertThat(twice.after(new ChargeNotFound(false)).next().deed()).isEqualTo(Deed.QUERY_CHARGE);
	}

	@Test
	void aLateSuccessNeverMakesPaid() {
		Situation atWindow = after(aPaymentCharging(), new ChargeDeclined(false), new HoldSettled());

		assertThat(atWindow.successWouldBeLate()).isTrue();
		assertThat(atWindow.after(new Charged()).state()).isEqualTo(PaymentState.AT_WINDOW);
	}

	@Test
	void aNotificationBeforeTheAnswerDecidesAndTheAnswerChangesNothing() {
		Situation paid = aPaymentCharging().after(new Charged());

		assertThat(after(paid, new ChargeAccepted(), new ChargeInDoubt(), new ChargeDeclined(false))).isEqualTo(paid);
	}
}
