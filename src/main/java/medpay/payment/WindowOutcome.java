package medpay.payment;

import medpay.shared.Money;

/** What the window can be told (窗口办理结果). */
public sealed interface WindowOutcome {

	/** Done, now or by the same request before: the payment tells the rest. */
	record Done() implements WindowOutcome {}

	/** Not done: nothing moved. */
	sealed interface NotDone extends WindowOutcome {}

	/** No such payment at this institution. */
	record Unknown() implements NotDone {}

	/** The payment is not at the window. */
	record NotAtWindow(String state) implements NotDone {}

	/** The credit account may have been charged: the cashier has to confirm the warning. */
	record ChargeInDoubt() implements NotDone {}

	/** Another amount is due. */
	record NotTheAmountDue(Money due) implements NotDone {}

	/** The receipt number came before with other content. {@code field}: the first that differs. */
	record OtherReceipt(String field) implements NotDone {}
}
