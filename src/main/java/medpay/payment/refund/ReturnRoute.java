package medpay.payment.refund;

/** How the patient's part goes back (退款去向). */
public enum ReturnRoute {
	/** Over the channel to the account that was charged. */
	ACCOUNT,
	/** It was taken at the window and is paid out there. */
	WINDOW,
	/** Nothing of it is left to give back. */
	NOTHING
}
