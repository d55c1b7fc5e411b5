package medpay.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import medpay.channel.ConsentDoor.CardOrder;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.ConfirmationOrder;
import medpay.channel.ConsentDoor.ConfirmationResult;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.ConsentDoor.RaiseOrder;
import medpay.channel.PaymentChannel.ChargeOrder;
import medpay.channel.PaymentChannel.ChargeResult;
import medpay.channel.PaymentChannel.CreditInquiry;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.OrderReference;
import medpay.channel.PaymentChannel.ReturnOrder;
import medpay.channel.PaymentChannel.ReturnResult;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.PaymentChannel.SigningOrder;
import medpay.channel.PaymentChannel.SigningResult;
import medpay.channel.PaymentChannel.TerminationOrder;
import medpay.channel.PaymentChannel.TerminationResult;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import org.junit.jupiter.api.Test;

/** What every payment channel behind the port does, whoever stands on the other side of the wire. */
public abstract class PaymentChannelContract {

	protected static final Money LIMIT = Money.ofFen(500_000);
	private static final Money BILL = Money.ofFen(3_150);

	protected abstract PaymentChannel channel();

	/** A hospital that has a merchant number at the channel. */
	protected abstract InstitutionId hospital();

	/** The institution in whose name agreements are signed. */
	protected abstract InstitutionId platform();

	/** The business clock, which gives the orders their time. */
	protected abstract Instant now();

	/** A new patient with one card whose issuer lends {@link #LIMIT}. */
	protected abstract PersonNumber patientWithCard();

	/** The patient confirms on the phone whatever waits there. */
	protected abstract void confirmsOnThePhone(PersonNumber patient);

	/** The patient says no on the phone to whatever waits there. */
	protected abstract void refusesOnThePhone(PersonNumber patient);

	private OrderReference newOrder(InstitutionId institution) {
		return new OrderReference(institution, Ids.orderNumber(), now());
	}

	private String signedToken() {
		return signedToken(patientWithCard());
	}

	private String signedToken(PersonNumber patient) {
		OrderReference signing = newOrder(platform());
		assertThat(channel().openAgreement(new SigningOrder(signing, patient)).send().meaning()).isInstanceOf(SigningResult.Waiting.class);
		confirmsOnThePhone(patient);
		return ((SigningInquiry.Signed) channel().querySigning(signing).send().meaning()).token();
	}

	private ChargeOrder charged(String token, Money amount) {
		var order = new ChargeOrder(newOrder(hospital()), amount, token);
		assertThat(channel().charge(order).send().meaning()).isInstanceOf(ChargeResult.Accepted.class);
		return order;
	}

	private InquiryResult.Moved moved(ChargeOrder order) {
		return (InquiryResult.Moved) channel().queryCharge(order.reference()).send().meaning();
	}

	@Test
	void aSigningWaitsUntilThePatientConfirms() {
		PersonNumber patient = patientWithCard();
		OrderReference signing = newOrder(platform());
		channel().openAgreement(new SigningOrder(signing, patient)).send();
		assertThat(channel().querySigning(signing).send().meaning()).isInstanceOf(SigningInquiry.StillWaiting.class);
		confirmsOnThePhone(patient);
		assertThat(channel().querySigning(signing).send().meaning())
				.isInstanceOfSatisfying(SigningInquiry.Signed.class, signed -> assertThat(signed.account()).contains("*"));
	}

	@Test
	void aSigningThatWasNeverOpenedIsNotSigned() {
		assertThat(channel().querySigning(newOrder(platform())).send().meaning()).isInstanceOf(SigningInquiry.StillWaiting.class);
	}

	@Test
	void aChargeIsAcceptedAndThenFoundMoved() {
		assertThat(moved(charged(signedToken(), BILL)).amount()).isEqualTo(BILL);
	}

	@Test
	void theSameOrderSentTwiceMovesMoneyOnce() {
		String token = signedToken();
		ChargeOrder order = charged(token, BILL);
		assertThat(channel().charge(order).send().meaning()).isInstanceOf(ChargeResult.AlreadyKnown.class);
		assertThat(moved(order).amount()).isEqualTo(BILL);
		assertThat(channel().availableCredit(new TerminationOrder(newOrder(platform()), token)).send().meaning())
				.isEqualTo(new CreditInquiry.Available(LIMIT.minus(BILL)));
	}

	@Test
	void aChargeAboveTheLimitIsDeclinedAndMovesNothing() {
		var order = new ChargeOrder(newOrder(hospital()), LIMIT.plus(Money.ofFen(1)), signedToken());
		assertThat(channel().charge(order).send().meaning()).isInstanceOf(ChargeResult.Declined.class);
		assertThat(channel().queryCharge(order.reference()).send().meaning()).isNotInstanceOf(InquiryResult.Moved.class);
	}

	@Test
	void anOrderThatWasNeverSentIsNotFound() {
		assertThat(channel().queryCharge(newOrder(hospital())).send().meaning()).isInstanceOf(InquiryResult.NotFound.class);
		assertThat(channel().queryReturn(newOrder(hospital())).send().meaning()).isInstanceOf(InquiryResult.NotFound.class);
	}

	@Test
	void refundsGoBackInPartsUpToTheWholeAndNoFurther() {
		String reference = moved(charged(signedToken(), BILL)).channelReference();
		var part = new ReturnOrder(newOrder(hospital()), Money.ofFen(1_000), reference);
		assertThat(channel().refund(part).send().meaning()).isInstanceOf(ReturnResult.Accepted.class);
		assertThat(channel().queryReturn(part.reference()).send().meaning())
				.isInstanceOfSatisfying(InquiryResult.Moved.class, back -> assertThat(back.amount()).isEqualTo(Money.ofFen(1_000)));
		assertThat(channel().refund(part).send().meaning()).isInstanceOf(ReturnResult.AlreadyKnown.class);
		var tooMuch = new ReturnOrder(newOrder(hospital()), Money.ofFen(2_151), reference);
		assertThat(channel().refund(tooMuch).send().meaning()).isInstanceOf(ReturnResult.Declined.class);
		var rest = new ReturnOrder(newOrder(hospital()), Money.ofFen(2_150), reference);
		assertThat(channel().refund(rest).send().meaning()).isInstanceOf(ReturnResult.Accepted.class);
	}

	@Test
	void aVoidUndoesTheWholeChargeOnce() {
		String reference = moved(charged(signedToken(), BILL)).channelReference();
		var whole = new ReturnOrder(newOrder(hospital()), BILL, reference);
		assertThat(channel().voidCharge(whole).send().meaning()).isInstanceOf(ReturnResult.Accepted.class);
		assertThat(channel().queryReturn(whole.reference()).send().meaning()).isInstanceOf(InquiryResult.Moved.class);
		var again = new ReturnOrder(newOrder(hospital()), BILL, reference);
		assertThat(channel().voidCharge(again).send().meaning()).isInstanceOfSatisfying(ReturnResult.Declined.class,
				declined -> assertThat(declined.alreadyReturned()).isTrue());
	}

	private OrderReference askedToConfirm(String token) {
		OrderReference question = newOrder(hospital());
		var order = new ConfirmationOrder(question, BILL, token);
		assertThat(channel().askConfirmation(order).send().meaning()).isInstanceOf(ConfirmationResult.Waiting.class);
		assertThat(channel().askConfirmation(order).send().meaning()).as("the same again").isInstanceOf(ConfirmationResult.Waiting.class);
		assertThat(channel().queryConfirmation(question).send().meaning()).isInstanceOf(ConfirmationInquiry.StillWaiting.class);
		return question;
	}

	@Test
	void aConfirmationWaitsForThePatientAndMovesNoMoney() {
		PersonNumber patient = patientWithCard();
		String token = signedToken(patient);
		OrderReference question = askedToConfirm(token);
		confirmsOnThePhone(patient);
		assertThat(channel().queryConfirmation(question).send().meaning()).isInstanceOf(ConfirmationInquiry.Confirmed.class);
		assertThat(channel().queryCharge(question).send().meaning()).isNotInstanceOf(InquiryResult.Moved.class);
		assertThat(channel().availableCredit(new TerminationOrder(newOrder(platform()), token)).send().meaning())
				.isEqualTo(new CreditInquiry.Available(LIMIT));
	}

	@Test
	void aConfirmationIsRefusedForGood() {
		PersonNumber patient = patientWithCard();
		OrderReference question = askedToConfirm(signedToken(patient));
		refusesOnThePhone(patient);
		confirmsOnThePhone(patient);
		assertThat(channel().queryConfirmation(question).send().meaning()).isInstanceOf(ConfirmationInquiry.Refused.class);
	}

	@Test
	void aConfirmationThatWasNeverAskedForWaits() {
		assertThat(channel().queryConfirmation(newOrder(hospital())).send().meaning()).isInstanceOf(ConfirmationInquiry.StillWaiting.class);
	}

	@Test
	void aRaiseIsGrantedOnlyAfterThePatientsYes() {
		PersonNumber patient = patientWithCard();
		var order = new RaiseOrder(newOrder(platform()), signedToken(patient), LIMIT.plus(BILL), "limits per_day:1");
		assertThat(channel().raiseLimit(order).send().meaning()).isInstanceOf(ConfirmationResult.Waiting.class);
		assertThat(channel().raiseLimit(order).send().meaning()).as("the same again").isInstanceOf(ConfirmationResult.Waiting.class);
		assertThat(channel().queryRaise(order.reference()).send().meaning()).isInstanceOf(GrantInquiry.StillWaiting.class);
		confirmsOnThePhone(patient);
		assertThat(channel().queryRaise(order.reference()).send().meaning()).isInstanceOfSatisfying(GrantInquiry.Granted.class,
				granted -> assertThat(granted.creditLimit()).isEqualTo(LIMIT.plus(BILL)));
		assertThat(channel().queryApplication(order.reference()).send().meaning()).as("another kind").isInstanceOf(GrantInquiry.NoAnswer.class);
	}

	@Test
	void anApplicationForACardIsRefusedWithThePatientsNo() {
		PersonNumber patient = patientWithCard();
		var order = new CardOrder(newOrder(platform()), patient, "", LIMIT);
		assertThat(channel().applyForCard(order).send().meaning()).isInstanceOf(ConfirmationResult.Waiting.class);
		assertThat(channel().queryApplication(order.reference()).send().meaning()).isInstanceOf(GrantInquiry.StillWaiting.class);
		refusesOnThePhone(patient);
		assertThat(channel().queryApplication(order.reference()).send().meaning()).isInstanceOf(GrantInquiry.Refused.class);
		assertThat(channel().queryApplication(newOrder(platform())).send().meaning()).as("never sent").isInstanceOf(GrantInquiry.StillWaiting.class);
	}

	@Test
	void nobodyIsAskedAboutAnAccountThatIsNotSigned() {
		var order = new ConfirmationOrder(newOrder(hospital()), BILL, "62350000000000000");
		assertThat(channel().askConfirmation(order).send().meaning()).isInstanceOf(ConfirmationResult.Declined.class);
	}

	@Test
	void aDeletedTokenChargesNothingAndIsDeletedForGood() {
		String token = signedToken();
		assertThat(channel().terminate(new TerminationOrder(newOrder(platform()), token)).send().meaning())
				.isInstanceOf(TerminationResult.Terminated.class);
		assertThat(channel().charge(new ChargeOrder(newOrder(hospital()), BILL, token)).send().meaning()).isInstanceOf(ChargeResult.Declined.class);
		assertThat(channel().terminate(new TerminationOrder(newOrder(platform()), token)).send().meaning())
				.isInstanceOf(TerminationResult.Terminated.class);
	}
}
