package medpay.payment.machine;

/** Where the present charge stands (扣款步骤). */
public enum ChargeStep {
	/** No charge yet. */
	NONE,
	/** The hold is taken, the order made; it was not sent yet. */
	READY,
	/** Sent; its outcome is asked for. */
	SENT,
	/** The channel said three times that it knows no such order: the same order is sent again. */
	REPEAT,
	/** The money moved. */
	CHARGED,
	/** The money moved when nobody waited for it any more: it is returned. */
	LATE,
	/** A certain no of this account: what it held is given back, then the payer's next account is tried. */
	NEXT_ACCOUNT,
	/** A certain no. */
	DECLINED
}
