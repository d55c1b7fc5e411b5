package medpay.payment;

import java.util.ArrayList;
import java.util.List;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.Spoken.Listener;
import medpay.payment.Spoken.Parts;

/** What is said of a payment, in Chinese (中文提示语). */
final class SpokenChinese {

	private SpokenChinese() {}

	static String say(Spoken spoken, Listener listener) {
		Parts parts = spoken.parts();
		boolean operator = listener == Listener.OPERATOR;
		return switch (spoken.state()) {
			case RECEIVED, SETTLING_INSURANCE -> "本单 " + parts.total() + " 元正在结算，请稍候" + goAhead(spoken) + "。";
			case INSURANCE_IN_DOUBT -> "本单 " + parts.total() + " 元的医保结果正在核实，请稍候" + (operator ? "，请勿另行收费" : "") + goAhead(spoken) + "。";
			case INSURED, CHARGING -> sentence(parts, "正在由" + account(parts, listener) + "支付 " + parts.selfPay() + " 元，请稍候" + goAhead(spoken));
			case CHARGE_IN_DOUBT -> sentence(parts, account(parts, listener) + "支付 " + parts.selfPay() + " 元的结果正在核实，请稍候"
					+ (operator ? "，请勿收取现金" : "") + goAhead(spoken));
			case PAID -> sentence(parts, parts.selfPay().nothing() ? "" : account(parts, listener) + "支付 " + parts.selfPay() + " 元",
					operator ? "可以放行" : "可以离开了");
			case AT_WINDOW -> atWindow(spoken, listener);
			case PAID_AT_WINDOW -> sentence(parts, "窗口已收 " + parts.selfPay() + " 元", operator ? "可以放行" : "可以离开了");
			case REVERSING, REVERSAL_IN_DOUBT -> "医保支付的 " + parts.insurance() + " 元正在冲回，请稍候" + (operator ? "，请勿另行收费" : "") + "。";
			case REVERSED -> "本单 " + parts.total() + " 元已取消，没有收费" + inHis(spoken, listener) + "。";
			case REFUSED -> refused(spoken, listener);
		};
	}

	private static String refused(Spoken spoken, Listener listener) {
		boolean operator = listener == Listener.OPERATOR;
		if (spoken.action() == NextAction.SHOW_CODE_AGAIN) {
			return "凭证已失效，没有收费，请" + (operator ? "患者" : "您") + "重新亮码" + (operator ? "，并换新的收费单号" : "") + "。";
		}
		String why = spoken.reason() == ChargeReason.WITHDRAWN ? "本单已由医院撤回，没有收费" : "医保没有通过，本单没有收费";
		return why + "，请到窗口结算 " + spoken.parts().total() + " 元" + inHis(spoken, listener) + "。";
	}

	private static String atWindow(Spoken spoken, Listener listener) {
		Parts parts = spoken.parts();
		if (spoken.action() == NextAction.CONFIRM_ON_PHONE) {
			String who = listener == Listener.OPERATOR ? "请患者" : "请您";
			return sentence(parts, who + "在手机上确认由" + account(parts, listener) + "支付 " + parts.selfPay() + " 元", "也可以在窗口缴纳" + goAhead(spoken));
		}
		return sentence(parts, spoken.why().map(why -> "因" + why.words().zh()).orElse(""), "请到窗口缴纳 " + parts.selfPay() + " 元" + goAhead(spoken));
	}

	private static String inHis(Spoken spoken, Listener listener) {
		return spoken.action() == NextAction.REVERSE_INSURANCE_IN_HIS && listener == Listener.OPERATOR ? "，请在医院系统中撤销医保结算" : "";
	}

	private static String goAhead(Spoken spoken) {
		return spoken.mayGoAhead() ? "，可以先行诊疗取药" : "";
	}

	private static String account(Parts parts, Listener listener) {
		if (parts.guardianPays()) {
			return "监护人的信用账户";
		}
		return listener == Listener.OPERATOR ? "患者的信用账户" : "您的信用账户";
	}

	/** A sentence that begins with what the insurance paid. */
	private static String sentence(Parts parts, String... clauses) {
		List<String> all = new ArrayList<>();
		if (parts.insured()) {
			all.add(insurance(parts));
		}
		if (!parts.hospital().nothing()) {
			all.add("医院承担 " + parts.hospital() + " 元");
		}
		all.addAll(List.of(clauses));
		all.removeIf(String::isEmpty);
		return String.join("，", all) + "。";
	}

	private static String insurance(Parts parts) {
		if (parts.insurance().nothing()) {
			return "医保支付 0.00 元";
		}
		if (parts.personalAccount().nothing()) {
			return "医保统筹基金支付 " + parts.fund() + " 元";
		}
		if (parts.fund().nothing()) {
			return "医保个人账户支付 " + parts.personalAccount() + " 元";
		}
		return "医保支付 " + parts.insurance() + " 元（统筹基金 " + parts.fund() + " 元，个人账户 " + parts.personalAccount() + " 元）";
	}
}
