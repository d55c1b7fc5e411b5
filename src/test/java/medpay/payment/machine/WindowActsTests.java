package medpay.payment.machine;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent.AccountsTriedAgain;
import medpay.payment.machine.PaymentEvent.Begun;
import medpay.payment.machine.PaymentEvent.Cancelled;
import medpay.payment.machine.PaymentEvent.ChargeAccepted;
import medpay.payment.machine.PaymentEvent.ChargeDeclined;
import medpay.payment.machine.PaymentEvent.ChargeInDoubt;
import medpay.payment.machine.PaymentEvent.ChargeNotFound;
import medpay.payment.machine.PaymentEvent.Charged;
import medpay.payment.machine.PaymentEvent.Expired;
import medpay.payment.machine.PaymentEvent.GivenUp;
import medpay.payment.machine.PaymentEvent.HoldSettled;
import medpay.payment.machine.PaymentEvent.HoldTaken;
import medpay.payment.machine.PaymentEvent.LinesUploaded;
import medpay.payment.machine.PaymentEvent.LinesWithdrawn;
import medpay.payment.machine.PaymentEvent.ReversalInDoubt;
import medpay.payment.machine.PaymentEvent.ReversalRefused;
import medpay.payment.machine.PaymentEvent.ReversalVoided;
import medpay.payment.machine.PaymentEvent.Reversed;
import medpay.payment.machine.PaymentEvent.Settled;
import medpay.payment.machine.PaymentEvent.SettlementInDoubt;
import medpay.payment.machine.PaymentEvent.Tried;
import medpay.payment.machine.PaymentEvent.Voided;
import medpay.payment.machine.PaymentEvent.WindowPaid;
import medpay.payment.machine.PaymentEvent.Withdrawn;
import org.junit.jupiter.api.Test;

/** Withdrawal, the window and time, told to the pure machine (I6, I8, I9). */
class WindowActsTests {

	private static Situation after(Situation from, PaymentEvent... events) {
		Situation now = from;
		for (PaymentEvent event : events) {
			now = now.after(event);
		}
		return now;
	}

	private static Situation registration() {
		return after(Situation.received(true, false, SelfPayRoute.AGREEMENT), new Begun(true), new LinesUploaded(), new Tried());
	}

	private static Situation charging() {
		return after(registration(), new Settled(false), new HoldTaken());
	}

	private static Situation atWindow() {
		return after(charging(), new ChargeAccepted(), new ChargeDeclined(false), new HoldSettled());
	}

	@Test
	void whatWasNotSentIsGivenUp() {
		Situation notBegun = after(Situation.received(true, true, SelfPayRoute.AGREEMENT), new Withdrawn());
		assertThat(notBegun.next()).isEqualTo(NextStep.now(Deed.GIVE_UP));
		assertThat(notBegun.after(new GivenUp()).state()).isEqualTo(PaymentState.REFUSED);

		Situation ready = after(charging(), new Withdrawn(), new GivenUp());
		assertThat(ready.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(ready.next().deed()).isEqualTo(Deed.RELEASE_HOLD);
		assertThat(ready.after(new HoldSettled()).next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void whatIsOpenDecides() {
		Situation sent = after(charging(), new ChargeAccepted(), new Withdrawn());

		assertThat(sent.next().deed()).isEqualTo(Deed.QUERY_CHARGE);
		assertThat(sent.after(new Charged()).state()).isEqualTo(PaymentState.PAID);
		assertThat(after(sent, new ChargeDeclined(true), new HoldSettled()).next().deed()).as("no further account").isEqualTo(Deed.NOTHING);
		Situation notFound = after(sent, new ChargeNotFound(true), new ChargeNotFound(true), new ChargeNotFound(true));
		assertThat(notFound.next().deed()).as("no repetition").isEqualTo(Deed.QUERY_CHARGE);
	}

	@Test
	void aWithdrawnDoubtAtThePlatformIsVoidedAndNotTriedAgain() {
		Situation voided = after(registration(), new SettlementInDoubt(), new Withdrawn(), new Voided(true));

		assertThat(voided.next().deed()).isEqualTo(Deed.ASK_INSURANCE);
		assertThat(voided.step()).isEqualTo(InsuranceStep.WITHDRAW_LINES);
		Situation refused = voided.after(new LinesWithdrawn());
		assertThat(refused.state()).isEqualTo(PaymentState.REFUSED);
		assertThat(refused.next().deed()).as("the registration opened the visit").isEqualTo(Deed.CLOSE_VISIT);
	}

	@Test
	void aHoldThatComesWhenNobodyWaitsIsGivenBack() {
		Situation insured = after(registration(), new Settled(false), new Withdrawn());
		assertThat(insured.next().deed()).isEqualTo(Deed.GIVE_UP);

		Situation vain = after(insured, new HoldTaken(), new GivenUp());
		assertThat(vain.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(vain.next().deed()).isEqualTo(Deed.RELEASE_HOLD);
	}

	@Test
	void moneyTakenInDoubtStaysAskedAboutAndLateMoneyIsNeverAPayment() {
		Situation paid = after(charging(), new ChargeInDoubt(), new WindowPaid());
		assertThat(paid.state()).isEqualTo(PaymentState.PAID_AT_WINDOW);
		assertThat(paid.next().deed()).isEqualTo(Deed.QUERY_CHARGE);
		assertThat(paid.successWouldBeLate()).isTrue();

		Situation late = paid.after(new Charged());
		assertThat(late.state()).isEqualTo(PaymentState.PAID_AT_WINDOW);
		assertThat(late.charge()).isEqualTo(ChargeStep.LATE);
		assertThat(late.next().deed()).isEqualTo(Deed.CONSUME_HOLD);
		assertThat(paid.after(new ChargeDeclined(false)).next().deed()).isEqualTo(Deed.RELEASE_HOLD);
	}

	@Test
	void theWindowTakesNothingWhileACallIsOnItsWay() {
		Situation sent = after(charging(), new ChargeAccepted());
		assertThat(sent.after(new WindowPaid())).isEqualTo(sent);
	}

	@Test
	void aReversalWithoutAnAnswerIsVoidedAndSentAgain() {
		Situation reversing = atWindow().after(new Cancelled(false));
		assertThat(reversing.next()).isEqualTo(NextStep.now(Deed.REVERSE));

		Situation doubt = reversing.after(new ReversalInDoubt());
		assertThat(doubt.state()).isEqualTo(PaymentState.REVERSAL_IN_DOUBT);
		assertThat(doubt.next()).isEqualTo(NextStep.now(Deed.VOID_REVERSAL));
		assertThat(doubt.after(new ReversalVoided()).next().deed()).isEqualTo(Deed.REVERSE);

		Situation reversed = after(doubt, new ReversalVoided(), new Reversed());
		assertThat(reversed.state()).isEqualTo(PaymentState.REVERSED);
		assertThat(reversed.next().deed()).isEqualTo(Deed.CLOSE_VISIT);
	}

	@Test
	void aRefusedReversalComesBackOnceAndIsNotTriedByTime() {
		Situation back = after(atWindow(), new Cancelled(false), new ReversalRefused());

		assertThat(back.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(back.mayExpire()).isFalse();
		assertThat(back.after(new Expired(false, false))).isEqualTo(back);
		assertThat(back.after(new WindowPaid()).state()).isEqualTo(PaymentState.PAID_AT_WINDOW);
	}

	@Test
	void whatTheHospitalSettledItselfIsNotReversedByUs() {
		assertThat(atWindow().after(new Cancelled(true)).state()).isEqualTo(PaymentState.REVERSED);
	}

	@Test
	void deliveredCareIsOwedAndTriedOnTheAccountsAgain() {
		Situation owed = atWindow().after(new Expired(true, false));
		assertThat(owed.state()).isEqualTo(PaymentState.AT_WINDOW);
		assertThat(owed.overdue()).isTrue();
		assertThat(owed.next().deed()).isEqualTo(Deed.HOLD);

		Situation declinedAgain = after(owed, new HoldTaken(), new ChargeAccepted(), new ChargeDeclined(false), new HoldSettled());
		assertThat(declinedAgain.next().deed()).isEqualTo(Deed.NOTHING);
		assertThat(declinedAgain.after(new AccountsTriedAgain()).next().deed()).isEqualTo(Deed.HOLD);
		assertThat(after(declinedAgain, new Withdrawn(), new AccountsTriedAgain()).next().deed()).isEqualTo(Deed.NOTHING);
	}

	@Test
	void whoeverChoseTheWindowIsNeverChargedByTime() {
		Situation chosen = after(Situation.received(false, true, SelfPayRoute.WINDOW), new Begun(true), new Expired(true, false));
		assertThat(chosen.overdue()).isTrue();
		assertThat(chosen.next().deed()).isEqualTo(Deed.NOTHING);
	}
}
