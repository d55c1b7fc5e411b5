package medpay.payment.machine;

/** How the self-pay part is to be collected (自费部分的收取方式). */
public enum SelfPayRoute {
	/** Charged to the credit agreement without a touch. */
	AGREEMENT,
	/** The patient chose the window for this bill. */
	WINDOW,
	/** Identified by ID number or card: the patient confirms on the phone first. */
	CONFIRM_ON_PHONE
}
