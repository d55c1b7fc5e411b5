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

	/** What became of a request for higher limits or for a card. {@code result}: only Granted and Refused come this way. */
	record GrantNews(String channel, InstitutionId institution, String orderNumber, ConsentDoor.GrantInquiry result, String code, byte[] bytes,
			Instant receivedAt) implements ChannelNews {

		@Override
		public String toString() {
			return "GrantNews[" + orderNumber + " " + code + "]";
		}
	}

	/**
	 * The channel or the bank stopped a token for now, or lets it be charged again. {@code suspended}: which of the two; {@code since}: the
	 * later one counts, whichever arrives first.
	 */
	record SuspensionNews(String channel, InstitutionId institution, String orderNumber, String token, boolean suspended, Instant since, byte[] bytes,
			Instant receivedAt) implements ChannelNews {

		@Override
		public String toString() {
			return "SuspensionNews[" + orderNumber + " " + suspended + "]";
		}
	}

	/** The patient, bank or channel ended a token (74 told to us). */
	record TerminationNews(String channel, InstitutionId institution, String orderNumber, String token, Side by, byte[] bytes, Instant receivedAt)
			implements
				ChannelNews {

		/** Who ended it. */
		public enum Side {
			/** The channel, or somebody it does not name (渠道). */
			CHANNEL,
			/** The bank that issued the card (发卡行). */
			BANK,
			/** The patient, at the channel's or the bank's own counter (持卡人). */
			PATIENT
		}

		@Override
		public String toString() {
			return "TerminationNews[" + orderNumber + "]";
		}
	}
}
