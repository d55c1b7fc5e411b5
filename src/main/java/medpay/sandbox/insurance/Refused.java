package medpay.sandbox.insurance;

/** The platform says no (infcode -1): nothing of the transaction stays. The text is err_msg and names no person. */
final class Refused extends RuntimeException {

	Refused(String text) {
		super(text, null, false, false);
	}

	String text() {
		return String.valueOf(getMessage());
	}
}
