package medpay.voucher;

/** What was presented (凭证种类). */
public enum VoucherKind {

	/** The insurance e-voucher (医保电子凭证). */
	INSURANCE_VOUCHER(true),
	/** The Suishen code (随申码). */
	SUISHEN_CODE(true),
	/** The family Suishen code (亲属随申码). */
	FAMILY_SUISHEN_CODE(true),
	/** An identity number, told or typed (身份证号). */
	ID_NUMBER(false),
	/** A physical card (实体卡). */
	CARD(false);

	private final boolean mayCharge;

	VoucherKind(boolean mayCharge) {
		this.mayCharge = mayCharge;
	}

	/** False for what identifies only: the patient must confirm on the phone before anything is charged. */
	public boolean mayCharge() {
		return mayCharge;
	}
}
