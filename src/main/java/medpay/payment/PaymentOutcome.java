package medpay.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the hospital can be told of a bill it sent (受理结果). */
public sealed interface PaymentOutcome {

	/** Taken in now: it is worked on. */
	record Received(PaymentId payment) implements PaymentOutcome {}

	/** The same bill came before: here is its payment. */
	record Known(PaymentId payment) implements PaymentOutcome {}

	/** Not taken in: nothing was stored and nothing moved. */
	sealed interface NotTaken extends PaymentOutcome {}

	/** The bill number came before with other content. {@code field}: the first that differs. */
	record OtherContent(String field) implements NotTaken {}

	/** The bill number ended REFUSED or REVERSED; other content needs a new number. */
	record NumberSpent() implements NotTaken {}

	/** The hospital withdrew the bill number before the bill came: it never pays. */
	record Withdrawn() implements NotTaken {}

	/** As much is being worked on as this process can do. */
	record Busy() implements NotTaken {}

	/** As many of the institution's payments are in doubt as it may have open. */
	record TooManyOpen() implements NotTaken {}

	/** The verification opens nothing for this bill. */
	record NotOpened(Why why) implements NotTaken {}

	/** Another bill of the visit has an insurance call open. */
	record VisitBusy() implements NotTaken {}

	/** A line is in another live payment. {@code line}: its position in the bill sent, from zero. */
	record LineAlreadyPaid(int line, String billNumber, UUID payment) implements NotTaken {}

	/** The hospital's settlement belongs to another payment. {@code billNumber}: of that live payment; null when it has ended or Medpay settled it. */
	record SettlementUsed(@Nullable String billNumber) implements NotTaken {}

	/** The institution's policy: Medpay settles the insured part, figures of the HIS are not taken. */
	record SettlementNotAllowed() implements NotTaken {}

	/** The institution's policy: the HIS settles the insured part and must send the figures. */
	record SettlementRequired() implements NotTaken {}

	/** A settlement was sent for a person without insurance. */
	record NotInsured() implements NotTaken {}

	/** A settlement was sent that is dated later than now. */
	record SettledInFuture() implements NotTaken {}

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
