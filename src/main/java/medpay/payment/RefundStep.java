package medpay.payment;

import java.util.UUID;
import java.util.function.BiFunction;
import medpay.agreement.CreditAgreements.Return;
import medpay.payment.refund.RefundEvent;
import medpay.shared.InstitutionId;
import medpay.shared.Operator;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;

/** What the driver does for a refund outside any transaction, between two commits (一步). */
sealed interface RefundStep {

	/** A call whose attempt is saved already. */
	record Call<A>(UUID attempt, OutsideCall<A> call, BiFunction<Refund, Answer<A>, RefundEvent> meaning) implements RefundStep {}

	/** Sign the operator in at the insurance platform, then look again. */
	record SignIn(InstitutionId institution, Operator operator) implements RefundStep {}

	/** Tell the agreement that there is room again. */
	record GiveRoom(Return back) implements RefundStep {}

	/** Leave it: nothing to do, not yet, or it is somebody else's now. */
	record Pause() implements RefundStep {}

	/** A call before its attempt is saved. */
	record Prepared<A>(OutsideCall<A> call, BiFunction<Refund, Answer<A>, RefundEvent> meaning) {}
}
