package medpay.payment;

import medpay.payment.PaymentView.NextAction;
import medpay.shared.BilingualText;
import medpay.shared.Money;

/** One sentence for whoever stands at the counter and one for the patient (提示语), in both languages, for every state. */
final class PaymentTexts {

	private PaymentTexts() {}

	static BilingualText forOperator(Payment payment, NextAction action) {
		return switch (payment.state()) {
			case RECEIVED, SETTLING_INSURANCE -> text("医保结算进行中，请稍候，系统会自动完成。", "The insurance settlement is under way; it finishes by itself.");
			case INSURANCE_IN_DOUBT -> text("医保结果未知，系统正在冲正，请勿重复收费。", "The insurance result is unknown and is being voided: do not collect.");
			case INSURED, CHARGING -> text("医保已结算，自费部分扣款中。", "Insurance is settled; the self-pay part is being charged.");
			case CHARGE_IN_DOUBT -> text("扣款结果未知，系统正在查询，请勿收现金。", "The charge's result is unknown and is being asked for: do not collect cash.");
			case PAID -> text("已支付，可以放行。", "Paid: the patient may go on.");
			case AT_WINDOW -> action == NextAction.CONFIRM_ON_PHONE
					? text("请患者在手机上确认支付，或到窗口缴费。", "Ask the patient to confirm on the phone, or to pay at the window.")
					: text("自费部分 " + payment.selfPay() + " 元请到窗口缴纳。",
							"The self-pay part of " + payment.selfPay() + " yuan is to be paid at the window.");
			case PAID_AT_WINDOW -> text("窗口已收款，可以放行。", "Paid at the window: the patient may go on.");
			case REVERSING, REVERSAL_IN_DOUBT -> text("医保结算正在冲回，请稍候。", "The insurance settlement is being undone.");
			case REVERSED -> text("医保结算已冲回，本单未收费。", "The insurance settlement was undone; nothing is paid.");
			case REFUSED -> action == NextAction.SHOW_CODE_AGAIN
					? text("凭证已失效，请患者重新亮码，并换新收费单号。", "The code has expired: show a code again and take a new bill number.")
					: text("医保未通过，未发生任何收费，请到窗口结算。", "Insurance refused and nothing was collected: settle at the window.");
		};
	}

	static BilingualText forPatient(Payment payment, NextAction action) {
		return switch (payment.state()) {
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT ->
				text("正在结算，请稍候。", "Your bill is being settled.");
			case PAID -> paid(payment);
			case AT_WINDOW -> action == NextAction.CONFIRM_ON_PHONE
					? text("请在手机上确认支付。", "Please confirm the payment on your phone.")
					: text("医保已支付 " + insured(payment) + " 元，请到窗口缴纳 " + payment.selfPay() + " 元。",
							"Insurance paid " + insured(payment) + ", please pay " + payment.selfPay() + " at the window.");
			case PAID_AT_WINDOW -> text("已在窗口缴费，您可以离开了。", "Paid at the window, you may go.");
			case REVERSED -> text("本单已取消，未收取费用。", "This bill was cancelled, nothing was collected.");
			case REFUSED -> action == NextAction.SHOW_CODE_AGAIN
					? text("凭证已失效，请重新亮码。", "Your code has expired, please show it again.")
					: text("未能医保结算，未收取费用，请到窗口办理。", "Insurance could not settle and nothing was collected, please go to the window.");
		};
	}

	private static BilingualText paid(Payment payment) {
		if (!payment.situation().insured()) {
			return text("信用账户已支付 " + payment.selfPay() + " 元，您可以离开了。", "Your credit account paid " + payment.selfPay() + ", you may go.");
		}
		if (payment.selfPay().nothing()) {
			return text("医保已支付 " + insured(payment) + " 元，您可以离开了。", "Insurance paid " + insured(payment) + ", you may go.");
		}
		return text("医保已支付 " + insured(payment) + " 元，信用账户支付 " + payment.selfPay() + " 元，您可以离开了。",
				"Insurance paid " + insured(payment) + ", your credit account " + payment.selfPay() + ", you may go.");
	}

	private static Money insured(Payment payment) {
		return payment.insuredPart().fundPaid().plus(payment.insuredPart().personalAccountPaid());
	}

	private static BilingualText text(String zh, String en) {
		return new BilingualText(zh, en);
	}
}
