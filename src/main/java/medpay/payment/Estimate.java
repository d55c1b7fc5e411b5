package medpay.payment;

import java.util.List;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.UploadedLine;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** What a bill would come to, without anything moving (费用试算). */
public sealed interface Estimate {

	/**
	 * What would be paid by whom.
	 *
	 * @param trial what the platform would settle; null when the patient pays alone
	 * @param agreementWillCarry whether the credit agreement carries the self-pay part; null when the issuer does not say
	 * @param why when it will not: no_agreement, agreement_not_active, limit_too_low
	 */
	record Estimated(@Nullable InsuranceSettlement trial, List<UploadedLine> lines, Money selfPay, @Nullable Boolean agreementWillCarry,
			@Nullable String why) implements Estimate {}

	/** The platform would refuse the bill. */
	record Refused(String code, String message) implements Estimate {}

	/** The bill would not be taken in. */
	record NotTaken(PaymentOutcome.NotTaken why) implements Estimate {}

	/** The platform did not answer; nothing moved. */
	record NoAnswer() implements Estimate {}
}
