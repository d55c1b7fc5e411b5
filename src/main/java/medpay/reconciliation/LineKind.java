package medpay.reconciliation;

/** Which way the money went (方向). */
public enum LineKind {
	/** From the patient or the insurance to the hospital (收费). */
	CHARGE,
	/** Back (退费). */
	REFUND
}
