package medpay.agreement;

import java.util.Optional;
import medpay.agreement.CreditAgreements.PaidFor;
import medpay.agreement.CreditAgreements.Standing;
import medpay.shared.PersonNumber;

/** Says before the visit ends whether the credit will carry it (额度预见). */
public interface CreditForesight {

	/**
	 * The best of {@link CreditAgreements#standings}, and the issuers are asked too: {@code available} is the lower of limits and balance, null when neither has
	 * said a figure. An account that told none may carry anything, so it comes before any figure. Calls outside, for a short time at most, so no transaction may
	 * be open.
	 */
	Optional<Standing> of(PersonNumber payer, PaidFor paidFor);

	/** For the payer's own bills. */
	default Optional<Standing> of(PersonNumber payer) {
		return of(payer, new PaidFor.Themselves());
	}
}
