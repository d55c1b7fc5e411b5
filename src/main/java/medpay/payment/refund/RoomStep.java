package medpay.payment.refund;

/** Whether the agreement knows that there is room again (额度恢复). */
public enum RoomStep {
	/** Nothing to tell. */
	NONE,
	/** The money is back on the account: the agreement is to be told. */
	TO_GIVE,
	/** It was told. */
	GIVEN
}
