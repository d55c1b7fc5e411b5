package medpay.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import medpay.payment.PaymentView.ChargeState;
import medpay.payment.PaymentView.InsuranceState;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the patient, or the guardian who pays, sees it in an app (我的支付): what was paid by whom, and why. Amounts in fen.
 *
 * @param personNo the patient
 * @param paidBy whose credit account pays the self-pay part
 */
@Schema(example = PersonPayment.EXAMPLE)
public record PersonPayment(UUID paymentId, String institutionCode, String institutionName, String personNo, String billNumber, PaymentState state,
		Scene scene, long totalFen, InsuranceState insuranceState, long fundPaidFen, long personalAccountPaidFen, long otherPaidFen, long selfPayFen,
		ChargeState chargeState, PaidBy paidBy, @Nullable String channel, @Nullable String agreementNumber, @Nullable Long chargedFen,
		NextAction nextAction, BilingualText patientText, OffsetDateTime createdAt) {

	static final String EXAMPLE = """
			{"payment_id":"019aa000-0000-7000-8000-000000000002","institution_code":"H31010100001","institution_name":"示范中心医院",
			 "person_no":"310000000000000001","bill_number":"B20261123-0001","state":"PAID","scene":"OUTPATIENT","total_fen":4900,
			 "insurance_state":"SETTLED","fund_paid_fen":0,"personal_account_paid_fen":2000,"other_paid_fen":0,"self_pay_fen":2900,
			 "charge_state":"CHARGED","paid_by":"PATIENT","channel":"UNIONPAY","agreement_number":"019aa00000007000800000000000000a",
			 "charged_fen":2900,"next_action":"NONE",
			 "patient_text":{"zh":"医保个人账户支付 20.00 元，您的信用账户支付 29.00 元，可以离开了。",
			  "en":"The insurance's personal account paid 20.00, your credit account paid 29.00, you may go."},
			 "created_at":"2026-11-23T09:30:00+08:00"}""";

	/** Whose credit account. */
	public enum PaidBy {
		/** The patient's own. */
		PATIENT,
		/** The guardian's, or the family member's. */
		GUARDIAN
	}
}
