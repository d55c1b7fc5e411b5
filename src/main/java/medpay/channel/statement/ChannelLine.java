package medpay.channel.statement;

import java.time.Instant;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a channel's day file (渠道对账明细).
 *
 * @param lineNumber from 1, in the file
 * @param orderNumber the merchant's own number; of a refund the refund's
 * @param channelReference the channel's number
 * @param originalReference of a refund or void: the channel's number of the charge
 * @param amount positive: the direction is the kind
 * @param feeFen what the channel keeps, fen; negative when it gives it back
 * @param at when it was made, by the channel
 */
public record ChannelLine(int lineNumber, Kind kind, String orderNumber, String channelReference, @Nullable String originalReference, Money amount,
		long feeFen, Instant at) {

	/** What was done. */
	public enum Kind {
		/** 消费. */
		CHARGE,
		/** 退货. */
		REFUND,
		/** 消费撤销. */
		VOID
	}
}
