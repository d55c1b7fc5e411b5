package medpay.payment;

/** The credit account that a charge goes to (扣款账户). {@code sealedToken}: encrypted for its payment. */
record ChargedAccount(String channel, String agreementNumber, byte[] sealedToken) {

	@Override
	public String toString() {
		return "ChargedAccount[" + channel + " " + agreementNumber + "]";
	}
}
