package medpay.reconciliation;

import java.time.Instant;
import medpay.channel.statement.ChannelLine;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement in the form in which it is matched (对账明细).
 *
 * @param key the bill number, with the refund number behind a slash where it is one; the settlement number; the order number
 * @param theirNumber the channel's reference or the platform's settlement number
 * @param originalNumber the channel's reference of the charge that a refund gives back
 * @param groupKey insurance type, clearing type, clearing office
 * @param method how the self-pay part was paid, by the HIS
 * @param feeFen what the channel keeps; negative when it gives it back
 */
public record StatementLine(int lineNumber, LineKind kind, String key, Through through, @Nullable String billNumber, @Nullable String refundNumber,
		@Nullable String theirNumber, @Nullable String originalNumber, @Nullable String groupKey, @Nullable String method, @Nullable String operator,
		LineAmounts amounts, long feeFen, @Nullable Instant at) {

	/** A line of a channel's file. */
	static StatementLine of(ChannelLine line) {
		LineKind kind = line.kind() == ChannelLine.Kind.CHARGE ? LineKind.CHARGE : LineKind.REFUND;
		return new StatementLine(line.lineNumber(), kind, line.orderNumber(), Through.ANY, null, null, line.channelReference(),
				line.originalReference(), null, null, null, LineAmounts.ofChannel(line.amount().fen()), line.feeFen(), line.at());
	}
}
