package medpay.voucher;

/** What payment may ask of verifications. */
public interface Verifications {

	/**
	 * Binds a verification to the visit it opened, in the caller's transaction: the first bill decides, later bills of the same visit find it bound.
	 */
	Binding bind(VerificationId verification, String visitNumber);

	/** Like {@link #bind}, but changes nothing: for estimates. */
	Binding peek(VerificationId verification, String visitNumber);

	/** What {@link #bind} can say. */
	sealed interface Binding {

		/** It opened this visit. */
		record Bound(VerifiedPerson person) implements Binding {}

		/** It opened another visit. */
		record OfAnotherVisit() implements Binding {}

		/** Its service day is over. */
		record Expired() implements Binding {}

		/** It was rejected or is in doubt: it opens nothing. */
		record NotVerified() implements Binding {}

		/** No such verification at this institution. */
		record Unknown() implements Binding {}
	}
}
