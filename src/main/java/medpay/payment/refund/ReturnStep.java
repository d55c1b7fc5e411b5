package medpay.payment.refund;

/** Where the return of the patient's part stands (退款步骤). */
public enum ReturnStep {
	/** Not begun. */
	NONE,
	/** An order is to be made: void or refund, as the day allows. */
	TO_ORDER,
	/** The void was not possible: a refund is to be ordered. */
	TO_ORDER_REFUND,
	/** The order is made; it was not sent yet. */
	READY,
	/** Sent; its outcome is asked for. */
	SENT,
	/** The channel said three times that it knows no such order: the same order is sent again. */
	REPEAT,
	/** The money is back, by this order or by somebody else's. */
	RETURNED,
	/** A certain no. */
	DECLINED
}
