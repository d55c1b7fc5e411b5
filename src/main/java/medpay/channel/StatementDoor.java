package medpay.channel;

import medpay.channel.statement.ChannelStatement;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.call.OutsideCall;

/** A payment channel that is asked for its day file (对账文件下载). Of the others somebody hands it in. */
public interface StatementDoor extends BillReader {

	/** The file of a settlement day. */
	OutsideCall<ChannelStatement> statement(InstitutionId institution, BusinessDate day);
}
