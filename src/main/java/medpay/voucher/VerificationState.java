package medpay.voucher;

/** Where a verification stands (核验状态). */
public enum VerificationState {

	/** The authorities are being asked. */
	ASKING,
	/** Nothing certain came and nothing moved: the same code again asks again (结果未知). */
	IN_DOUBT,
	/** Known who it is: opens one visit (核验通过). */
	VERIFIED,
	/** A certain no (核验不通过). */
	REJECTED;

	boolean decided() {
		return this == VERIFIED || this == REJECTED;
	}
}
