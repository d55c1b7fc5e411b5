package medpay.payment;

import medpay.payment.refund.RefundState;
import medpay.shared.BilingualText;
import medpay.shared.Money;

/** One sentence about a refund for whoever stands at the counter and one for the patient (退费提示语), with the real figures, for every state. */
final class RefundTexts {

	private RefundTexts() {}

	/** What there is to say. */
	record Told(RefundState state, boolean late, boolean guardianPays, RefundFigures figures) {

		Money insurance() {
			return new Money(Math.max(0, figures.fundFen() + figures.personalAccountFen()));
		}
	}

	static BilingualText of(Told told, boolean toPatient) {
		return new BilingualText(chinese(told, toPatient), english(told, toPatient));
	}

	private static String chinese(Told told, boolean toPatient) {
		String account = told.guardianPays() ? "监护人的信用账户" : toPatient ? "您的信用账户" : "患者的信用账户";
		RefundFigures figures = told.figures();
		if (told.late()) {
			return switch (told.state()) {
				case DONE -> "多扣的 " + figures.charge() + " 元已退回" + account + "。";
				case RETURN_AT_WINDOW -> "多扣的 " + figures.charge() + " 元无法退回" + account + "，请到窗口退还。";
				case REQUESTED, REVERSING, RESETTLING, RETURNING, REFUSED, WINDOW_DUE, NOT_RESETTLED ->
					"多扣的 " + figures.charge() + " 元正在退回" + account + "。";
			};
		}
		return switch (told.state()) {
			case REQUESTED, REVERSING, RESETTLING -> "退费 " + figures.total() + " 元正在办理，请稍候。";
			case RETURNING -> "退费 " + figures.total() + " 元正在办理：" + figures.charge() + " 元正在退回" + account + "。";
			case DONE -> "已退费 " + figures.total() + " 元：医保 " + told.insurance() + " 元，" + account + " " + figures.charge() + " 元。";
			case REFUSED -> "医保没有同意撤销，未退费，请联系医保窗口。";
			case WINDOW_DUE -> "已退费 " + figures.total() + " 元；其余费用重新结算后需补缴 " + figures.due() + " 元，请到窗口缴纳。";
			case NOT_RESETTLED -> "医保部分已撤销，其余费用未能重新结算，请到窗口办理。";
			case RETURN_AT_WINDOW -> "退费 " + figures.total() + " 元：其中 " + figures.charge() + " 元请到窗口领取。";
		};
	}

	private static String english(Told told, boolean toPatient) {
		String account = told.guardianPays() ? "the guardian's credit account" : toPatient ? "your credit account" : "the patient's credit account";
		RefundFigures figures = told.figures();
		if (told.late()) {
			return switch (told.state()) {
				case DONE -> "The " + figures.charge() + " charged too much went back to " + account + ".";
				case RETURN_AT_WINDOW -> "The " + figures.charge() + " charged too much cannot go back to " + account + "; the window pays it out.";
				case REQUESTED, REVERSING, RESETTLING, RETURNING, REFUSED, WINDOW_DUE, NOT_RESETTLED ->
					"The " + figures.charge() + " charged too much is on its way back to " + account + ".";
			};
		}
		return switch (told.state()) {
			case REQUESTED, REVERSING, RESETTLING -> "The refund of " + figures.total() + " is under way, please wait.";
			case RETURNING -> "The refund of " + figures.total() + " is under way: " + figures.charge() + " is on its way back to " + account + ".";
			case DONE -> figures.total() + " was refunded: insurance " + told.insurance() + ", " + account + " " + figures.charge() + ".";
			case REFUSED -> "Insurance did not agree to the reversal and nothing was refunded; please ask the insurance desk.";
			case WINDOW_DUE -> figures.total() + " was refunded; what remains costs " + figures.due() + " more, please pay it at the window.";
			case NOT_RESETTLED -> "The insured part was reversed and the rest could not be settled again; please go to the window.";
			case RETURN_AT_WINDOW -> "Of the refund of " + figures.total() + " the window pays out " + figures.charge() + ".";
		};
	}
}
