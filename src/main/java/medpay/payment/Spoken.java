package medpay.payment;

import java.util.Optional;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.PaymentView.Release;
import medpay.payment.machine.PaymentState;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a payment (可告知内容): its state and figures, without a person.
 *
 * @param reason why the credit account did not pay; null when it did or was not asked
 */
record Spoken(PaymentState state, NextAction action, Release release, Parts parts, @Nullable ChargeReason reason) {

	/** Who is spoken to. */
	enum Listener {
		/** Doctor, nurse or cashier. */
		OPERATOR,
		/** The patient, or who came with a child. */
		PATIENT
	}

	/**
	 * Who bears how much of the bill.
	 *
	 * @param insured an insurance pays a part
	 * @param guardianPays the credit account is the guardian's
	 */
	record Parts(boolean insured, boolean guardianPays, Money total, Money fund, Money personalAccount, Money hospital, Money selfPay) {

		Money insurance() {
			return fund.plus(personalAccount);
		}
	}

	Optional<ChargeReason> why() {
		return Optional.ofNullable(reason);
	}

	boolean mayGoAhead() {
		return release == Release.YES;
	}
}
