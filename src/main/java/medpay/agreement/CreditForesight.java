package medpay.agreement;

import java.util.Optional;
import medpay.agreement.CreditAgreements.Standing;
import medpay.shared.PersonNumber;

/** Says before the visit ends whether the credit will carry it (额度预见). */
public interface CreditForesight {

	/**
	 * Like {@link CreditAgreements#standing}, and the issuer is asked too: {@code available} is the lower of both, null when neither has said a figure. Calls
	 * outside, for a short time at most, so no transaction may be open.
	 */
	Optional<Standing> of(PersonNumber payer);
}
