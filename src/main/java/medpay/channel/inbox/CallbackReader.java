package medpay.channel.inbox;

import java.time.Instant;
import java.util.Optional;
import medpay.channel.ChannelNews;
import medpay.shared.InstitutionId;

/** How one channel's call-backs (通知) are checked and read. */
public interface CallbackReader {

	/** Lower case, as in the address: unionpay. */
	String channel();

	/** Is it genuine, and whom does it concern? */
	Receipt check(byte[] body);

	/** What a stored call-back tells; empty when it decides nothing. */
	Optional<ChannelNews> read(InstitutionId institution, byte[] body, Instant receivedAt);

	/** What a look at a call-back gives. */
	sealed interface Receipt {

		/** Signed by the channel for one of our merchants. */
		record Genuine(InstitutionId institution, String orderNumber) implements Receipt {}

		/** No message of this channel at all. */
		record Malformed() implements Receipt {}

		/** Not to be believed. {@code reason}: without data from the message. */
		record Refused(String reason) implements Receipt {}
	}
}
