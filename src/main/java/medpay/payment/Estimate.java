package medpay.payment;

import java.util.List;
import medpay.insurance.InsuranceSettlement;
import medpay.insurance.UploadedLine;
import medpay.shared.BilingualText;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** What a bill would come to, without anything moving (费用试算). */
public sealed interface Estimate {

	/**
	 * What would be paid by whom.
	 *
	 * @param trial what the platform would settle; null when the patient pays alone
	 * @param agreementWillCarry whether the credit agreement carries the self-pay part; null when the issuer does not say
	 * @param why when it will not, or not without more
	 */
	record Estimated(@Nullable InsuranceSettlement trial, List<UploadedLine> lines, Money selfPay, @Nullable Boolean agreementWillCarry,
			@Nullable Why why) implements Estimate {}

	/** The platform would refuse the bill. */
	record Refused(String code, String message) implements Estimate {}

	/** The bill would not be taken in. */
	record NotTaken(PaymentOutcome.NotTaken why) implements Estimate {}

	/** The platform did not answer; nothing moved. */
	record NoAnswer() implements Estimate {}

	/** What the hospital can tell the patient before the visit ends (额度预见). */
	enum Why {

		/** Nobody signed up an account that may pay for this person. */
		NO_AGREEMENT("没有可用的信用签约，自费部分需到窗口缴纳", "no credit account is signed up: the self-pay part is paid at the window"),
		/** None of the accounts carries the amount. */
		LIMIT_TOO_LOW("信用账户的可用额度不足以支付本次就诊", "the limit will not carry this visit"),
		/** The account carries it, once the patient has said yes on the phone. */
		CONFIRM_ON_PHONE("患者需先在手机上确认，才会从信用账户扣款", "the patient is asked on the phone before the account is charged"),
		/** The insurance would refuse the bill. */
		INSURANCE_REFUSED("医保不会通过这张账单", "insurance would refuse this bill");

		private final BilingualText words;

		Why(String zh, String en) {
			this.words = new BilingualText(zh, en);
		}

		public BilingualText words() {
			return words;
		}
	}
}
