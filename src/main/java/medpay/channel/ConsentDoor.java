package medpay.channel;

import medpay.channel.PaymentChannel.OrderReference;
import medpay.shared.Money;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;

/** What a channel asks the patient in our name (患者手机确认): a yes moves no money, it only allows what comes after it. */
public interface ConsentDoor {

	/**
	 * 77/02: asks on the patient's phone whether this one charge may be made. The same order again asks at most once. The word comes as
	 * {@link ChannelNews.ConfirmationNews} and can be asked for.
	 */
	OutsideCall<ConfirmationResult> askConfirmation(ConfirmationOrder order);

	/** 00: what has the patient said? */
	OutsideCall<ConfirmationInquiry> queryConfirmation(OrderReference order);

	/**
	 * 79/03: asks for higher limits: the patient confirms on the phone what {@code words} say, then the issuer decides on its credit limit, if that is asked for.
	 * The outcome comes as {@link ChannelNews.GrantNews} and can be asked for.
	 */
	OutsideCall<ConfirmationResult> raiseLimit(RaiseOrder order);

	/** 00: what became of the raise? */
	OutsideCall<GrantInquiry> queryRaise(OrderReference order);

	/** 79/90: applies for a digital credit card: the patient confirms on the phone, then the issuer decides. */
	OutsideCall<ConfirmationResult> applyForCard(CardOrder order);

	/** 00: what became of the application? */
	OutsideCall<GrantInquiry> queryApplication(OrderReference order);

	/**
	 * Higher limits.
	 *
	 * @param creditLimit what the issuer should lend at most; null when only our limits are to rise
	 * @param words what the patient reads on the phone; plain ASCII
	 */
	record RaiseOrder(OrderReference reference, String token, @Nullable Money creditLimit, String words) {

		@Override
		public String toString() {
			return "RaiseOrder[" + reference + " " + creditLimit + "]";
		}
	}

	/** A digital credit card (数字信用卡). {@code issuer}: empty for any; {@code creditLimit}: what it should lend at most. */
	record CardOrder(OrderReference reference, PersonNumber person, String issuer, Money creditLimit) {}

	/** The question about one charge. {@code amount}: what would be charged; {@code token}: the account it would be charged to. */
	record ConfirmationOrder(OrderReference reference, Money amount, String token) {

		@Override
		public String toString() {
			return "ConfirmationOrder[" + reference + " " + amount + "]";
		}
	}

	/** What {@link #askConfirmation}, {@link #raiseLimit} and {@link #applyForCard} can say. */
	sealed interface ConfirmationResult {

		/** Waits on the patient's phone. */
		record Waiting() implements ConfirmationResult {}

		/** A certain no: nobody is asked. */
		record Declined(String code, String message) implements ConfirmationResult {}

		/** Nobody knows: the same order again asks the patient at most once. */
		record InDoubt(String reason) implements ConfirmationResult {}
	}

	/** What {@link #queryRaise} and {@link #queryApplication} can say. */
	sealed interface GrantInquiry {

		/** Granted. {@code creditLimit}: what the issuer lends now, null when it did not say; {@code account}: masked by the channel, empty when it did not say. */
		record Granted(@Nullable Money creditLimit, String account) implements GrantInquiry {}

		/** The patient or the issuer said no. */
		record Refused(String code, String message) implements GrantInquiry {}

		/** Nobody has decided yet, or the channel never got the request (34): the same order again asks at most once. */
		record StillWaiting() implements GrantInquiry {}

		/** No answer, or none to be trusted. */
		record NoAnswer(String reason) implements GrantInquiry {}
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
