package medpay.payment;

import java.time.Instant;
import medpay.shared.Money;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Money moved, and another party's books must show it too (动账): published once for each effect, in the transaction that posts it to the ledger. What reconciliation
 * expects to find is built from nothing else.
 */
public sealed interface MoneyMoved {

	/** The payment it belongs to. */
	PaymentId payment();

	/** The hospital's number of the bill. */
	String billNumber();

	/** When it moved, by the party that moved it. */
	Instant at();

	/** Who paid how much of a bill, in fen. */
	record Split(Money total, Money fundPaid, Money personalAccountPaid, Money otherPaid, Money selfPay) {}

	/**
	 * The insurance platform settled (2207) or undid a settlement (2208).
	 *
	 * @param undone true for 2208: the split is that of the settlement undone
	 * @param messageNumber msgid of the 2207
	 * @param insuranceType insutype; with clearingType and clearingOffice the group of the platform's totals (3201); empty where they were not told
	 */
	record InsuranceMoved(PaymentId payment, String billNumber, boolean undone, String settlementNumber, String messageNumber,
			String insuranceVisitNumber, Split split, String insuranceType, String clearingType, String clearingOffice,
			Instant at) implements MoneyMoved {}

	/**
	 * A channel charged the patient's account, or gave back to it.
	 *
	 * @param scene what the channel's fee is reported under
	 * @param back true for a void or refund
	 * @param orderNumber ours
	 * @param reference the channel's number; null where it was not told
	 * @param settledOn the channel's settlement day, MMDD; null where it was not told
	 */
	record ChannelMoved(PaymentId payment, String billNumber, Scene scene, boolean back, String channel, String orderNumber,
			@Nullable String reference,
			Money amount, @Nullable String settledOn, Instant at) implements MoneyMoved {}

	/** The bill is paid by everybody: the hospital's system has it among the day's receipts. */
	record BillPaid(PaymentId payment, String billNumber, Split split, boolean atWindow, Instant at) implements MoneyMoved {}

	/**
	 * A refund that a hospital asked for has ended, and is among the day's returns.
	 *
	 * @param fundFen what the funds get back, fen; negative when what remains costs them more
	 * @param personalAccountFen likewise
	 * @param selfPayFen what goes back to the patient, less what the patient owes now
	 */
	record BillRefunded(PaymentId payment, String billNumber, String refundNumber, Money total, long fundFen, long personalAccountFen,
			long selfPayFen, Instant at) implements MoneyMoved {}
}
