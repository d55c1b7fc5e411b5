package medpay.channel;

import java.time.Instant;
import medpay.shared.InstitutionId;

/** What a channel tells by itself (通知), verified and stored before anybody hears of it. Told at least once. */
public sealed interface ChannelNews {

	/** Lower case: unionpay. */
	String channel();

	/** Whose merchant number the message names. */
	InstitutionId institution();

	/** The order it is about. */
	String orderNumber();

	/** The outcome of a charge, refund or void. {@code result}: only Moved and Failed come this way. */
	record OrderNews(String channel, InstitutionId institution, String orderNumber, Kind kind, PaymentChannel.InquiryResult result, String code,
			byte[] bytes, Instant receivedAt) implements ChannelNews {

		/** Which transaction. */
		public enum Kind {
			/** 01. */
			CHARGE,
			/** 04. */
			REFUND,
			/** 31. */
			VOID
		}

		@Override
		public String toString() {
			return "OrderNews[" + kind + " " + orderNumber + " " + code + "]";
		}
	}

	/** The outcome of a signing (79). {@code result}: only Signed and Failed come this way. */
	record SigningNews(String channel, InstitutionId institution, String orderNumber, PaymentChannel.SigningInquiry result, String code, byte[] bytes,
			Instant receivedAt) implements ChannelNews {

		@Override
		public String toString() {
			return "SigningNews[" + orderNumber + " " + code + "]";
		}
	}

	/** What the patient said to the question about one charge (77/02). {@code result}: only Confirmed and Refused come this way. */
	record ConfirmationNews(String channel, InstitutionId institution, String orderNumber, ConsentDoor.ConfirmationInquiry result, String code,
			byte[] bytes, Instant receivedAt) implements ChannelNews {

		@Override
		public String toString() {
			return "ConfirmationNews[" + orderNumber + " " + code + "]";
		}
	}

	/** The patient, bank or channel ended a token (74 told to us). */
	record TerminationNews(String channel, InstitutionId institution, String orderNumber, String token, byte[] bytes, Instant receivedAt)
			implements
				ChannelNews {

		@Override
		public String toString() {
			return "TerminationNews[" + orderNumber + "]";
		}
	}
}
