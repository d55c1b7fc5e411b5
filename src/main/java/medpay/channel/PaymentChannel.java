package medpay.channel;

import java.time.Instant;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;

/**
 * The door to a payment channel (支付渠道). Every method prepares one transaction; nothing is sent before {@link OutsideCall#send()}. What the channel tells
 * by itself comes through {@link ChannelNews}.
 */
public interface PaymentChannel extends ConsentDoor {

	/** Upper case: UNIONPAY. */
	String code();

	/** Consumption 01: charges a signed account. The same order prepared twice is the same order at the channel, never a second charge. */
	OutsideCall<ChargeResult> charge(ChargeOrder order);

	/** Query 00 of a charge. */
	OutsideCall<InquiryResult> queryCharge(OrderReference order);

	/** Refund 04, whole or part, by an order number of its own. */
	OutsideCall<ReturnResult> refund(ReturnOrder order);

	/** Void 31: same settlement day and whole amount only, by an order number of its own. */
	OutsideCall<ReturnResult> voidCharge(ReturnOrder order);

	/** Query 00 of a refund or void. */
	OutsideCall<InquiryResult> queryReturn(OrderReference order);

	/** Open 79: asks the patient to sign, on the phone. The result comes as {@link ChannelNews.SigningNews} and can be asked for. */
	OutsideCall<SigningResult> openAgreement(SigningOrder order);

	/** 78: has the patient signed, and under which token? */
	OutsideCall<SigningInquiry> querySigning(OrderReference order);

	/** 74: deletes the token. */
	OutsideCall<TerminationResult> terminate(TerminationOrder order);

	/** Balance query 71: what the issuer would still lend. */
	OutsideCall<CreditInquiry> availableCredit(TerminationOrder order);

	/**
	 * An order's identity at the channel: merchant, number, time.
	 *
	 * @param orderNumber 32 characters
	 * @param orderedAt txnTime, cut to seconds
	 */
	record OrderReference(InstitutionId institution, String orderNumber, Instant orderedAt) {}

	/** A charge. {@code token}: from the signing. */
	record ChargeOrder(OrderReference reference, Money amount, String token) {

		@Override
		public String toString() {
			return "ChargeOrder[" + reference + " " + amount + "]";
		}
	}

	/** A refund or void of a charge. {@code channelReference}: queryId of the charge. */
	record ReturnOrder(OrderReference reference, Money amount, String channelReference) {}

	/** A signing. */
	record SigningOrder(OrderReference reference, PersonNumber person) {}

	/** The deletion of a token, or a question about it. */
	record TerminationOrder(OrderReference reference, String token) {

		@Override
		public String toString() {
			return "TerminationOrder[" + reference + "]";
		}
	}

	/** What {@link #charge} can say. */
	sealed interface ChargeResult {

		/** Taken in; the outcome comes by notification or by query. Nothing is decided. */
		record Accepted() implements ChargeResult {}

		/** A certain no. */
		record Declined(String code, String message) implements ChargeResult {}

		/** The channel knows this order already (12): query, never charge anew. */
		record AlreadyKnown() implements ChargeResult {}

		/** Nobody knows. */
		record InDoubt(String reason) implements ChargeResult {}
	}

	/** What a query of an order can say. */
	sealed interface InquiryResult {

		/** The money moved. {@code settledOn}: settleDate MMDD. */
		record Moved(String channelReference, Money amount, @Nullable String settledOn) implements InquiryResult {}

		/** A certain no. */
		record Failed(String code, String message) implements InquiryResult {}

		/** The channel itself does not know yet (03, 04, 05 …). */
		record StillOpen(String code) implements InquiryResult {}

		/** The channel finds no such order (34): no proof that it failed. */
		record NotFound() implements InquiryResult {}

		/** No answer, or none to be trusted. */
		record NoAnswer(String reason) implements InquiryResult {}
	}

	/** What {@link #refund} and {@link #voidCharge} can say. */
	sealed interface ReturnResult {

		/** Taken in; the outcome comes by notification or by query. */
		record Accepted() implements ReturnResult {}

		/** A certain no. {@code alreadyReturned}: it was returned or voided before (45). */
		record Declined(String code, String message, boolean alreadyReturned) implements ReturnResult {}

		/** The channel knows this order already (12): query. */
		record AlreadyKnown() implements ReturnResult {}

		/** Nobody knows. */
		record InDoubt(String reason) implements ReturnResult {}
	}

	/** What {@link #openAgreement} can say. */
	sealed interface SigningResult {

		/** Waits on the patient's phone. {@code continueUrl}: where the patient may go on by browser. */
		record Waiting(String continueUrl) implements SigningResult {}

		/** A certain no. */
		record Declined(String code, String message) implements SigningResult {}

		/** Nobody knows: ask. */
		record InDoubt(String reason) implements SigningResult {}
	}

	/** What {@link #querySigning} can say. */
	sealed interface SigningInquiry {

		/** Signed. {@code account}: the card, masked by the channel. */
		record Signed(String token, String account) implements SigningInquiry {

			@Override
			public String toString() {
				return "Signed[" + account + "]";
			}
		}

		/** Not signed, and it will not be. */
		record Failed(String code, String message) implements SigningInquiry {}

		/** The patient has not decided yet, or the order is unknown. */
		record StillWaiting() implements SigningInquiry {}

		/** No answer, or none to be trusted. */
		record NoAnswer(String reason) implements SigningInquiry {}
	}

	/** What {@link #terminate} can say. */
	sealed interface TerminationResult {

		/** The token is gone, or was gone already. */
		record Terminated() implements TerminationResult {}

		/** A certain no. */
		record Declined(String code, String message) implements TerminationResult {}

		/** Nobody knows: send it again. */
		record InDoubt(String reason) implements TerminationResult {}
	}

	/** What {@link #availableCredit} can say. */
	sealed interface CreditInquiry {

		/** What the issuer would still lend. */
		record Available(Money amount) implements CreditInquiry {}

		/** The issuer does not say. */
		record Untold(String reason) implements CreditInquiry {}
	}
}
