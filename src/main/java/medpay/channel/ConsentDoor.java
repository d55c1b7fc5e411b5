package medpay.channel;

import medpay.channel.PaymentChannel.OrderReference;
import medpay.shared.Money;
import medpay.shared.call.OutsideCall;

/** What a channel asks the patient in our name (患者手机确认): a yes moves no money, it only allows what comes after it. */
public interface ConsentDoor {

	/**
	 * 77/02: asks on the patient's phone whether this one charge may be made. The same order again asks at most once. The word comes as
	 * {@link ChannelNews.ConfirmationNews} and can be asked for.
	 */
	OutsideCall<ConfirmationResult> askConfirmation(ConfirmationOrder order);

	/** 00: what has the patient said? */
	OutsideCall<ConfirmationInquiry> queryConfirmation(OrderReference order);

	/** The question about one charge. {@code amount}: what would be charged; {@code token}: the account it would be charged to. */
	record ConfirmationOrder(OrderReference reference, Money amount, String token) {

		@Override
		public String toString() {
			return "ConfirmationOrder[" + reference + " " + amount + "]";
		}
	}

	/** What {@link #askConfirmation} can say. */
	sealed interface ConfirmationResult {

		/** Waits on the patient's phone. */
		record Waiting() implements ConfirmationResult {}

		/** A certain no: nobody is asked. */
		record Declined(String code, String message) implements ConfirmationResult {}

		/** Nobody knows: the same order again asks the patient at most once. */
		record InDoubt(String reason) implements ConfirmationResult {}
	}

	/** What {@link #queryConfirmation} can say. */
	sealed interface ConfirmationInquiry {

		/** The patient said yes. */
		record Confirmed() implements ConfirmationInquiry {}

		/** The patient, or the account's issuer, said no. */
		record Refused(String code, String message) implements ConfirmationInquiry {}

		/** The patient has not decided yet, or the channel never got the question (34): the same order again asks at most once. */
		record StillWaiting() implements ConfirmationInquiry {}

		/** No answer, or none to be trusted. */
		record NoAnswer(String reason) implements ConfirmationInquiry {}
	}
}
