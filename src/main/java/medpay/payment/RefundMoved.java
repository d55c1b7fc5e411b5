package medpay.payment;

/**
 * A refund came into another state (退费状态变化): published in the transaction that moved it.
 *
 * @param refundNumber the hospital's number of the refund, or ours when the system returns money by itself
 */
public record RefundMoved(PaymentId payment, String refundNumber) {}
