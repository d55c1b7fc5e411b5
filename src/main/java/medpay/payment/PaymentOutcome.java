package medpay.payment;

/** What the hospital can be told of a bill it sent (受理结果). */
public sealed interface PaymentOutcome {

	/** Taken in now: it is worked on. */
	record Received(PaymentId payment) implements PaymentOutcome {}

	/** The same bill came before: here is its payment. */
	record Known(PaymentId payment) implements PaymentOutcome {}

	/** The bill number came before with other content. {@code field}: the first that differs. */
	record OtherContent(String field) implements PaymentOutcome {}

	/** The bill number ended REFUSED or REVERSED; other content needs a new number. */
	record NumberSpent() implements PaymentOutcome {}

	/** The verification opens nothing for this bill. */
	record NotOpened(Why why) implements PaymentOutcome {}

	/** Another bill of the visit has an insurance call open. */
	record VisitBusy() implements PaymentOutcome {}

	/** Why a verification opens nothing. */
	enum Why {
		/** No such verification at this institution. */
		UNKNOWN,
		/** Its service day is over. */
		EXPIRED,
		/** It opened another visit. */
		OF_ANOTHER_VISIT,
		/** It was rejected or is in doubt. */
		NOT_VERIFIED
	}
}
