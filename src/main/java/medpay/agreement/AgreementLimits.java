package medpay.agreement;

import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the patient allows at most (限额); each is null when only the issuer's limit holds.
 *
 * @param perPayment of one payment (单笔)
 * @param perDay of one business date (单日)
 * @param total of the agreement's whole life (累计)
 */
public record AgreementLimits(@Nullable Money perPayment, @Nullable Money perDay, @Nullable Money total) {

	public static final AgreementLimits NONE = new AgreementLimits(null, null, null);
}
