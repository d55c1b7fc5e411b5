package medpay.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import medpay.access.HisClient;
import medpay.payment.Bill;
import medpay.payment.Estimate;
import medpay.payment.Estimates;
import medpay.payment.PaymentView;
import medpay.payment.PaymentViews;
import medpay.shared.BilingualText;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The HIS asks what a bill would come to (费用试算). */
@RestController
@Tag(name = "payments")
class EstimateController {

	private final Estimates estimates;
	private final PaymentViews views;

	EstimateController(Estimates estimates, PaymentViews views) {
		this.estimates = estimates;
		this.views = views;
	}

	@PostMapping("/api/v1/payments/estimates")
	@Operation(summary = "Estimate a bill 试算", description = "The same body as a payment; nothing moves, nothing is consumed.")
	EstimateView estimate(HisClient hospital, @RequestBody PaymentRequest request) {
		Bill bill = request.checked();
		return switch (estimates.estimate(hospital.institution(), bill)) {
			case Estimate.Estimated estimated -> new EstimateView(views.insurance(bill, estimated), estimated.selfPay().fen(),
					estimated.agreementWillCarry(), words(estimated.why()));
			case Estimate.Refused refused -> new EstimateView(refused(refused), null, null, Estimate.Why.INSURANCE_REFUSED.words());
			case Estimate.NoAnswer silence -> throw new ProblemException(ProblemCode.BUSY);
			case Estimate.NotTaken not -> throw BillProblems.of(not.why());
		};
	}

	private static PaymentView.Insurance refused(Estimate.Refused refused) {
		return new PaymentView.Insurance(PaymentView.InsuranceState.REFUSED, null, null, 0, 0, 0, 0, Map.of(), List.of(), List.of(),
				refused.message());
	}

	private static @Nullable BilingualText words(Estimate.@Nullable Why why) {
		return why == null ? null : why.words();
	}

	/** What the bill would come to. {@code agreementWillCarry}: null when no issuer says; {@code why}: in words, when it will not or not without more. */
	@Schema(example = """
			{"insurance":{"state":"NONE","fund_paid_fen":0,"personal_account_paid_fen":2000,"other_paid_fen":0,"self_pay_fen":2900,"amounts":{},
			 "details":[],"lines":[]},"self_pay_fen":2900,"agreement_will_carry":false,"why":{"zh":"信用账户的可用额度不足以支付本次就诊","en":"the limit will not carry this visit"}}""")
	record EstimateView(PaymentView.Insurance insurance, @Nullable Long selfPayFen, @Nullable Boolean agreementWillCarry,
			@Nullable BilingualText why) {}
}
