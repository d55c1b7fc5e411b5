package medpay.channel;

import java.util.function.Consumer;
import medpay.channel.statement.ChannelLine;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;

/** Reads the day file of one channel, whoever brought it (渠道账单读取). */
public interface BillReader {

	/** Upper case: UNIONPAY, WECHAT, ALIPAY. */
	String code();

	/**
	 * Reads it line after line.
	 *
	 * @param content its bytes, packed as the channel packs them
	 * @throws medpay.shared.BadStatement when it cannot be used; earlier lines have gone to {@code lines} by then
	 */
	void read(InstitutionId institution, BusinessDate day, byte[] content, Consumer<ChannelLine> lines);
}
