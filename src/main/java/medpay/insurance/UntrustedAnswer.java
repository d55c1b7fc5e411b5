package medpay.insurance;

/** An answer that says it was done and contradicts the request or itself (应答矛盾). The text names fields and amounts, never a person. */
final class UntrustedAnswer extends RuntimeException {

	UntrustedAnswer(String reason) {
		super(reason);
	}
}
