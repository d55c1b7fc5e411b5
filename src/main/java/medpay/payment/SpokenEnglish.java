package medpay.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.Spoken.Listener;
import medpay.payment.Spoken.Parts;

/** What is said of a payment, in English (英文提示语). */
final class SpokenEnglish {

	private SpokenEnglish() {}

	static String say(Spoken spoken, Listener listener) {
		Parts parts = spoken.parts();
		boolean operator = listener == Listener.OPERATOR;
		return switch (spoken.state()) {
			case RECEIVED, SETTLING_INSURANCE -> "The bill of " + parts.total() + " is being settled, please wait" + goAhead(spoken) + ".";
			case INSURANCE_IN_DOUBT -> "The insurance's answer for the bill of " + parts.total() + " is being checked, please wait"
					+ (operator ? " and collect nothing" : "") + goAhead(spoken) + ".";
			case INSURED, CHARGING -> sentence(parts, account(parts, listener) + " is paying " + parts.selfPay() + ", please wait" + goAhead(spoken));
			case CHARGE_IN_DOUBT -> sentence(parts, "the payment of " + parts.selfPay() + " by " + account(parts, listener)
					+ " is being checked, please wait" + (operator ? " and collect no cash" : "") + goAhead(spoken));
			case PAID -> sentence(parts, parts.selfPay().nothing() ? "" : account(parts, listener) + " paid " + parts.selfPay(),
					operator ? "the patient may go" : "you may go");
			case AT_WINDOW -> atWindow(spoken, listener);
			case PAID_AT_WINDOW -> sentence(parts, "the window took " + parts.selfPay(), operator ? "the patient may go" : "you may go");
			case REVERSING, REVERSAL_IN_DOUBT -> "The " + parts.insurance() + " that insurance paid is being reversed, please wait"
					+ (operator ? " and collect nothing" : "") + ".";
			case REVERSED -> "The bill of " + parts.total() + " was cancelled and nothing is paid" + inHis(spoken, listener) + ".";
			case REFUSED -> refused(spoken, listener);
		};
	}

	private static String refused(Spoken spoken, Listener listener) {
		boolean operator = listener == Listener.OPERATOR;
		if (spoken.action() == NextAction.SHOW_CODE_AGAIN) {
			return "The code has expired and nothing was paid, "
					+ (operator ? "ask the patient to show it again and take a new bill number" : "please show it again") + ".";
		}
		String why = spoken.reason() == ChargeReason.WITHDRAWN ? "The hospital took the bill back" : "Insurance did not agree";
		return why + " and nothing was paid, " + (operator ? "settle " : "please pay ") + spoken.parts().total() + " at the window"
				+ inHis(spoken, listener) + ".";
	}

	private static String atWindow(Spoken spoken, Listener listener) {
		Parts parts = spoken.parts();
		boolean operator = listener == Listener.OPERATOR;
		if (spoken.action() == NextAction.CONFIRM_ON_PHONE) {
			return sentence(parts, (operator ? "ask the patient to confirm on the phone that " : "please confirm on your phone that ")
					+ account(parts, listener) + " pays " + parts.selfPay(),
					(operator ? "or collect it at the window" : "or pay it at the window") + goAhead(spoken));
		}
		String why = spoken.why().map(reason -> ", because " + reason.words().en()).orElse("");
		return sentence(parts, (operator ? "collect " : "please pay ") + parts.selfPay() + " at the window" + why + goAhead(spoken));
	}

	private static String inHis(Spoken spoken, Listener listener) {
		return spoken.action() == NextAction.REVERSE_INSURANCE_IN_HIS && listener == Listener.OPERATOR
				? ", reverse the insurance settlement in the hospital's system"
				: "";
	}

	private static String goAhead(Spoken spoken) {
		return spoken.mayGoAhead() ? "; care and drugs may go ahead" : "";
	}

	private static String account(Parts parts, Listener listener) {
		if (parts.guardianPays()) {
			return "the guardian's credit account";
		}
		return listener == Listener.OPERATOR ? "the patient's credit account" : "your credit account";
	}

	private static String sentence(Parts parts, String... clauses) {
		List<String> all = new ArrayList<>();
		if (parts.insured()) {
			all.add(insurance(parts));
		}
		if (!parts.hospital().nothing()) {
			all.add("the hospital bears " + parts.hospital());
		}
		all.addAll(List.of(clauses));
		all.removeIf(String::isEmpty);
		String sentence = String.join(", ", all);
		return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
	}

	private static String insurance(Parts parts) {
		if (parts.insurance().nothing()) {
			return "insurance paid 0.00";
		}
		if (parts.personalAccount().nothing()) {
			return "the insurance fund paid " + parts.fund();
		}
		if (parts.fund().nothing()) {
			return "the insurance's personal account paid " + parts.personalAccount();
		}
		return "insurance paid " + parts.insurance() + " (fund " + parts.fund() + ", personal account " + parts.personalAccount() + ")";
	}
}
