package medpay.payment;

import java.util.UUID;
import java.util.function.BiFunction;
import medpay.agreement.CreditAgreements.HoldRequest;
import medpay.payment.machine.PaymentEvent;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.PersonNumber;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;

/** What the driver does outside any transaction, between two commits (一步). */
sealed interface Step {

	/** A call whose attempt is saved already. {@code meaning} turns the answer into an event and keeps its figures on the locked payment. */
	record Call<A>(UUID attempt, OutsideCall<A> call, BiFunction<Payment, Answer<A>, PaymentEvent> meaning) implements Step {}

	/** Sign the operator in at the insurance platform, then look again. */
	record SignIn(InstitutionId institution, Operator operator) implements Step {}

	/** Take the hold on the agreement, in its own transaction. */
	record Hold(HoldRequest request) implements Step {}

	/** Consume or release the hold. */
	record SettleHold(PersonNumber payer, boolean consume) implements Step {}

	/** Leave it: nothing to do, not yet, or it is somebody else's now. */
	record Pause() implements Step {}

	/** A call before its attempt is saved. */
	record Prepared<A>(OutsideCall<A> call, BiFunction<Payment, Answer<A>, PaymentEvent> meaning) {}
}
