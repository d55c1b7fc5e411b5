package medpay.payment.refund;

import medpay.payment.refund.RefundNextStep.Deed;

/** What it means that an attempt of a refund stayed without an answer (无答复的含义): where money can have moved a doubt, never a failure. */
public final class RefundUnanswered {

	private RefundUnanswered() {}

	/** The event that the silence is. {@code step}: the present insurance step. */
	public static RefundEvent meaning(Deed deed, RefundInsuranceStep step) {
		return switch (deed) {
			case ASK_INSURANCE -> switch (step) {
				case REVERSE -> new RefundEvent.ReversalInDoubt();
				case SETTLE -> new RefundEvent.SettlementInDoubt();
				case VOID_REVERSAL, VOID_SETTLEMENT -> new RefundEvent.VoidInDoubt();
				case CLOSE_VISIT, WITHDRAW_OLD_LINES, UPLOAD_LINES, TRY, WITHDRAW_LINES, NOTHING -> new RefundEvent.InsuranceSilent();
			};
			case SEND_RETURN, QUERY_RETURN -> new RefundEvent.ReturnInDoubt();
			case BEGIN, ORDER_RETURN, GIVE_ROOM, NOTHING -> new RefundEvent.OfAnotherOrder();
		};
	}
}
