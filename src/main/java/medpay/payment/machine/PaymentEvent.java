package medpay.payment.machine;

/** What can happen to a payment (支付事件): one for every meaning of every party's answer. */
public sealed interface PaymentEvent {

	/** Somebody begins to work on the stored bill. {@code visitKnown}: the platform's visit number is known already. */
	record Begun(boolean visitKnown) implements PaymentEvent {}

	/** The hospital's own system settled the insured part before it sent the bill. {@code nothingLeft}: the self-pay part is zero. */
	record SettledByHospital(boolean nothingLeft) implements PaymentEvent {}

	/** 2201 opened the visit. */
	record VisitOpened() implements PaymentEvent {}

	/** 2203 took the diagnoses. */
	record DiagnosesTold() implements PaymentEvent {}

	/** 2204 took all lines. */
	record LinesUploaded() implements PaymentEvent {}

	/** 2204 took a part of the lines, more follow. */
	record PartUploaded() implements PaymentEvent {}

	/** 2206 answered. */
	record Tried() implements PaymentEvent {}

	/** 2205 withdrew the lines, or there were none. */
	record LinesWithdrawn() implements PaymentEvent {}

	/** 2207 settled. {@code nothingLeft}: the self-pay part is zero. */
	record Settled(boolean nothingLeft) implements PaymentEvent {}

	/** The platform said no to a transaction before or at 2207. */
	record InsuranceRefused() implements PaymentEvent {}

	/** No certain answer to a transaction with which no money can move (2201, 2203, 2204, 2205, 2206). */
	record InsuranceSilent() implements PaymentEvent {}

	/** Nobody knows whether 2207 happened. */
	record SettlementInDoubt() implements PaymentEvent {}

	/** 2601 voided it, or there was nothing to void. {@code credentialLives}: 2207 may be tried once more. */
	record Voided(boolean credentialLives) implements PaymentEvent {}

	/** Nobody knows whether 2601 voided it. */
	record VoidInDoubt() implements PaymentEvent {}

	/** The amount is held on the agreement. */
	record HoldTaken() implements PaymentEvent {}

	/** No active agreement, or no further one, or the limits are too low. */
	record HoldRefused() implements PaymentEvent {}

	/** The channel took the charge in, or had it already: nothing is decided. */
	record ChargeAccepted() implements PaymentEvent {}

	/** The channel, by notification or query, says the money moved. */
	record Charged() implements PaymentEvent {}

	/** A certain no from the channel. {@code anotherAccountMayHelp}: the reason lies with the account. */
	record ChargeDeclined(boolean anotherAccountMayHelp) implements PaymentEvent {}

	/** The charge was not sent, because the channel is known to be down, and the hospital does not want to wait: for certain nothing moved. */
	record ChargeNotSent() implements PaymentEvent {}

	/** Nobody knows: no answer to the charge, or to the question about it. */
	record ChargeInDoubt() implements PaymentEvent {}

	/** The channel finds no such order (34). {@code repeatAllowed}: by the setting and within an hour of the order's time. */
	record ChargeNotFound(boolean repeatAllowed) implements PaymentEvent {}

	/** The channel has the question: it waits on the patient's phone. */
	record ConfirmationWaits() implements PaymentEvent {}

	/** The patient has not decided, or nobody answered: asked again later. */
	record ConfirmationOpen() implements PaymentEvent {}

	/** The patient says yes to this one charge. */
	record Confirmed() implements PaymentEvent {}

	/** The patient says no, the channel does not ask, or the time for it is over. */
	record NotConfirmed() implements PaymentEvent {}

	/** News of an order that this payment no longer waits for: whatever it says, the payment stays as it is. */
	record OfAnotherOrder() implements PaymentEvent {}

	/** The hold was consumed or released. */
	record HoldSettled() implements PaymentEvent {}

	/** The hospital takes the bill back: nothing new begins, whatever is open decides. */
	record Withdrawn() implements PaymentEvent {}

	/** A withdrawn bill with no attempt open: what was not begun is given up. */
	record GivenUp() implements PaymentEvent {}

	/** The cashier took the self-pay part. */
	record WindowPaid() implements PaymentEvent {}

	/** The hospital gives the payment up. {@code byHospital}: it settled the insured part itself and undoes it itself. */
	record Cancelled(boolean byHospital) implements PaymentEvent {}

	/** The time at the window is over. {@code delivered}: care was given, so it stays settled. {@code byHospital}: as at {@link Cancelled}. */
	record Expired(boolean delivered, boolean byHospital) implements PaymentEvent {}

	/** What the patient owes is tried on the accounts once more. */
	record AccountsTriedAgain() implements PaymentEvent {}

	/** 2208 undid the settlement, or it was undone already. */
	record Reversed() implements PaymentEvent {}

	/** The platform refuses to undo it: nothing moved. */
	record ReversalRefused() implements PaymentEvent {}

	/** Nobody knows whether 2208 happened. */
	record ReversalInDoubt() implements PaymentEvent {}

	/** 2601 voided the 2208, or there was nothing to void: the settlement stands, another 2208 may follow. */
	record ReversalVoided() implements PaymentEvent {}

	/** 2202 closed the visit, or it is none of ours, or cannot be closed. */
	record VisitClosed() implements PaymentEvent {}

	/** No certain answer to 2202. */
	record VisitStillOpen() implements PaymentEvent {}
}
