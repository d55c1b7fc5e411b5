package medpay.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.exchange.Attempt;
import medpay.payment.PaymentOverviews.Detail;
import medpay.payment.PaymentView;
import medpay.payment.PaymentView.Charge;
import medpay.payment.PaymentView.ChargeState;
import medpay.payment.PaymentView.Insurance;
import medpay.payment.PaymentView.InsuranceState;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.PaymentView.Release;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import medpay.shared.BusinessClock;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;

/** Payments by situation. */
final class PaymentFixture {

	static final Instant NINE_THIRTY = Instant.parse("2026-11-23T01:30:00.120Z");

	private PaymentFixture() {}

	static Detail aPaidPayment(String billNumber) {
		return new Detail(view(billNumber, PaymentState.PAID, anInsuredPart(InsuranceState.SETTLED), aCharge(ChargeState.CHARGED)), "张*",
				List.of(attempt("insurance", "2201A", 0, 64, "0", "交易成功"), attempt("insurance", "2203", 90, 41, "0", "交易成功"),
						attempt("insurance", "2204", 150, 72, "0", "交易成功"), attempt("insurance", "2206", 240, 58, "0", "交易成功"),
						attempt("insurance", "2207", 320, 131, "0", "交易成功"), attempt("unionpay", "consume", 470, 88, "00", "成功[0000000]"),
						told("unionpay", "notify", 610, "00", "CHARGE")),
				List.of());
	}

	static Detail aChargeInDoubt(String billNumber) {
		return new Detail(view(billNumber, PaymentState.CHARGE_IN_DOUBT, anInsuredPart(InsuranceState.SETTLED), aCharge(ChargeState.IN_DOUBT)), "张*",
				List.of(attempt("insurance", "2207", 0, 131, "0", "交易成功"),
						attempt("unionpay", "consume", 200, 10_000, "timeout", "no whole answer: timeout"),
						attempt("unionpay", "query", 11_300, 45, "34", "查无此交易[2600000]"), attempt("unionpay", "query", 14_000, 0, null, null)),
				List.of());
	}

	static Detail aDeclinedCharge(String billNumber) {
		return new Detail(view(billNumber, PaymentState.AT_WINDOW, anInsuredPart(InsuranceState.SETTLED), aCharge(ChargeState.DECLINED)), "张*",
				List.of(attempt("insurance", "2207", 0, 131, "0", "交易成功"), attempt("unionpay", "consume", 200, 77, "61", "交易金额超限[2100061]")),
				List.of());
	}

	static Detail aRefusal(String billNumber) {
		var nothing = new Insurance(InsuranceState.REFUSED, null, null, 0, 0, 0, 0, Map.of(), List.of(), List.of(), "参保状态异常");
		return new Detail(view(billNumber, PaymentState.REFUSED, nothing, aCharge(ChargeState.NONE)), "张*",
				List.of(attempt("insurance", "2201", 0, 35, "-1", "参保状态异常")), List.of());
	}

	static Detail aFreshPayment(String billNumber) {
		var nothing = new Insurance(InsuranceState.SETTLING, null, null, 0, 0, 0, 0, Map.of(), List.of(), List.of(), null);
		return new Detail(view(billNumber, PaymentState.RECEIVED, nothing, aCharge(ChargeState.NONE)), "张*", List.of(), List.of());
	}

	static Insurance anInsuredPart(InsuranceState state) {
		return new Insurance(state, "SETL20261123000001", "MDT20261123000001", 820_050, 150_000, 1_000, 263_517, Map.of(), List.of(), List.of(),
				null);
	}

	static Charge aCharge(ChargeState state) {
		if (state == ChargeState.NONE) {
			return new Charge(state, null, null, null, null, null, null, null);
		}
		boolean charged = state == ChargeState.CHARGED;
		return new Charge(state, "UNIONPAY", "0193593fe2a07b0c9d4f1a2b3c4d5e6f", "0193593fe2a07b0c9d4f1a2b3c4d5e70", 263_517L,
				charged ? "202611230930001234567" : null, charged ? time() : null, state == ChargeState.DECLINED ? "61" : null);
	}

	/** 12,345.67 yuan. */
	static PaymentView view(String billNumber, PaymentState state, Insurance insurance, Charge charge) {
		return new PaymentView(UUID.nameUUIDFromBytes(billNumber.getBytes(StandardCharsets.UTF_8)), billNumber, "V20261123-0001",
				state, Scene.OUTPATIENT, 1_234_567, insurance, charge, null, 0, 0, Release.NO, NextAction.NONE,
				new BilingualText("给收费员的一句话。", "One sentence for the cashier."), new BilingualText("给患者的一句话。", "One sentence for the patient."),
				time(), time());
	}

	private static OffsetDateTime time() {
		return NINE_THIRTY.atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
	}

	static Attempt attempt(String party, String operation, long after, long took, @Nullable String code, @Nullable String detail) {
		Instant sentAt = NINE_THIRTY.plusMillis(after);
		return new Attempt(UUID.randomUUID(), party, operation, "H31010100001202611230930000001", false, sentAt,
				code == null ? null : sentAt.plusMillis(took), code, detail);
	}

	private static Attempt told(String party, String operation, long after, String code, String detail) {
		Instant at = NINE_THIRTY.plusMillis(after);
		return new Attempt(UUID.randomUUID(), party, operation, "0193593fe2a07b0c9d4f1a2b3c4d5e70", true, at, at, code, detail);
	}
}
