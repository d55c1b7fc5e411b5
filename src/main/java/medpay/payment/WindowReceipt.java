package medpay.payment;

import java.time.Instant;
import medpay.shared.Money;
import medpay.shared.Operator;

/**
 * What the cashier took for a bill (窗口收款凭据).
 *
 * @param number the hospital's number of the receipt, unique within the institution: the same number is the same money
 * @param amount the self-pay part, in fen
 * @param despiteDoubt the cashier was warned that the credit account may have been charged, and took the money nevertheless
 * @param takenAt on the business clock
 */
public record WindowReceipt(String number, Method method, Money amount, Operator operator, boolean despiteDoubt, Instant takenAt) {

	/** How the patient paid at the window. */
	public enum Method {
		/** 现金. */
		CASH,
		/** 银行卡. */
		CARD,
		/** 扫码. */
		QR_CODE,
		/** 其他. */
		OTHER
	}
}
