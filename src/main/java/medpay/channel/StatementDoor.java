package medpay.channel;

import java.util.function.Consumer;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelStatement;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.call.OutsideCall;

/** What a payment channel tells of a whole day (对账文件). */
public interface StatementDoor {

	/** Upper case: UNIONPAY. */
	String code();

	/** The file of a settlement day. */
	OutsideCall<ChannelStatement> statement(InstitutionId institution, BusinessDate day);

	/**
	 * Reads a file of this channel, whoever brought it, line after line.
	 *
	 * @param content its bytes, packed as the channel packs them
	 * @throws medpay.shared.BadStatement when it cannot be used; earlier lines have gone to {@code lines} by then
	 */
	void read(InstitutionId institution, BusinessDate day, byte[] content, Consumer<ChannelLine> lines);
}
