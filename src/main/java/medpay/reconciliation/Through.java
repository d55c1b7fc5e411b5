package medpay.reconciliation;

/** Which way a line came about (经由). */
public enum Through {
	/** Through Medpay (一件事). */
	MEDPAY,
	/** Without it: a kiosk, a POS terminal, the hospital's own interface (直连). */
	DIRECT,
	/** The statement does not say. */
	ANY
}
