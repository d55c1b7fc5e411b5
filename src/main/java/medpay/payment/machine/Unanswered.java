package medpay.payment.machine;

import medpay.payment.machine.NextStep.Deed;

/** What it means that an attempt stayed without an answer (无答复的含义): where money can have moved a doubt, never a failure. */
public final class Unanswered {

	private Unanswered() {}

	/** The event that the silence is. {@code step}: the present insurance step. */
	public static PaymentEvent meaning(Deed deed, InsuranceStep step) {
		return switch (deed) {
			case ASK_INSURANCE -> step == InsuranceStep.SETTLE ? new PaymentEvent.SettlementInDoubt() : new PaymentEvent.InsuranceSilent();
			case VOID_SETTLEMENT, VOID_REVERSAL -> new PaymentEvent.VoidInDoubt();
			case REVERSE -> new PaymentEvent.ReversalInDoubt();
			case CLOSE_VISIT -> new PaymentEvent.VisitStillOpen();
			case CHARGE, QUERY_CHARGE -> new PaymentEvent.ChargeInDoubt();
			case ASK_CONFIRMATION, QUERY_CONFIRMATION -> new PaymentEvent.ConfirmationOpen();
			case BEGIN, HOLD, CONSUME_HOLD, RELEASE_HOLD, GIVE_UP, NOTHING -> new PaymentEvent.OfAnotherOrder();
		};
	}
}
