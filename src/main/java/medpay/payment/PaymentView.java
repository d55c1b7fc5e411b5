package medpay.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.payment.machine.PaymentState;
import medpay.shared.BilingualText;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;

/**
 * A payment as callers see it (支付信息); the figures are the original bill's for ever. Amounts in fen, times in Shanghai with offset. Always
 * {@code fund_paid + personal_account_paid + other_paid + self_pay = total} once the insured part is settled.
 *
 * @param refundedFen what was returned of the whole bill
 * @param refundedChargeFen what of it went back to the credit account
 * @param release may drugs and tests go ahead
 */
@Schema(example = PaymentView.EXAMPLE)
public record PaymentView(UUID paymentId, String billNumber, String visitNumber, PaymentState state, Scene scene, long totalFen, Insurance insurance,
		Charge charge, @Nullable Window window, long refundedFen, long refundedChargeFen, Release release, NextAction nextAction,
		BilingualText operatorText, BilingualText patientText, OffsetDateTime createdAt, OffsetDateTime updatedAt) {

	static final String EXAMPLE = """
			{"payment_id":"019aa000-0000-7000-8000-000000000002","bill_number":"B20261123-0001","visit_number":"V20261123-0001","state":"PAID",
			 "scene":"OUTPATIENT","total_fen":4900,
			 "insurance":{"state":"SETTLED","settlement_number":"310100202611230000000005","visit_number":"310100202611230000000004",
			  "fund_paid_fen":0,"personal_account_paid_fen":2000,"other_paid_fen":0,"self_pay_fen":2900,"amounts":{"medfee_sumamt":4900},
			  "details":[{"fund_pay_type":"310200","name":"个人账户","fund_paid_fen":2000}],
			  "lines":[{"line_number":1,"item_class":"01","first_pay_share":0,"own_pay_fen":0,"over_limit_fen":0,"first_pay_fen":0,"in_scope_fen":4900}]},
			 "charge":{"state":"CHARGED","channel":"UNIONPAY","agreement_number":"019aa00000007000800000000000000a",
			  "order_number":"019aa00000007000800000000000000b","amount_fen":2900,"channel_reference":"202611230930000000002",
			  "charged_at":"2026-11-23T09:30:05+08:00"},
			 "refunded_fen":0,"refunded_charge_fen":0,"release":"YES","next_action":"NONE",
			 "operator_text":{"zh":"医保个人账户支付 20.00 元，患者的信用账户支付 29.00 元，可以放行。",
			  "en":"The insurance's personal account paid 20.00, the patient's credit account paid 29.00, the patient may go."},
			 "patient_text":{"zh":"医保个人账户支付 20.00 元，您的信用账户支付 29.00 元，可以离开了。",
			  "en":"The insurance's personal account paid 20.00, your credit account paid 29.00, you may go."},
			 "created_at":"2026-11-23T09:30:00+08:00","updated_at":"2026-11-23T09:30:05+08:00"}""";

	/** The insured part. */
	public record Insurance(InsuranceState state, @Nullable String settlementNumber, @Nullable String visitNumber, long fundPaidFen,
			long personalAccountPaidFen, long otherPaidFen, long selfPayFen, Map<String, Long> amounts, List<Detail> details, List<Line> lines,
			@Nullable String reason) {}

	/** How the insured part stands. */
	public enum InsuranceState {
		/** The patient pays alone. */
		NONE,
		/** At the platform. */
		SETTLING,
		/** Settled. */
		SETTLED,
		/** Nobody knows. */
		IN_DOUBT,
		/** The platform said no. */
		REFUSED,
		/** Being undone. */
		REVERSING,
		/** Undone. */
		REVERSED
	}

	/** A row of setldetail. {@code fundPayType}: a code, or Chinese text in Shanghai. */
	public record Detail(String fundPayType, String name, long fundPaidFen) {}

	/** What the platform made of a line. {@code itemClass}: 01 甲, 02 乙, 03 丙; {@code firstPayShare}: 0 to 1. */
	public record Line(int lineNumber, String itemClass, BigDecimal firstPayShare, long ownPayFen, long overLimitFen, long firstPayFen,
			long inScopeFen) {}

	/** The charge of the self-pay part. */
	public record Charge(ChargeState state, @Nullable String channel, @Nullable String agreementNumber, @Nullable String orderNumber,
			@Nullable Long amountFen, @Nullable String channelReference, @Nullable OffsetDateTime chargedAt, @Nullable String reason) {}

	/** How the charge stands. */
	public enum ChargeState {
		/** None. */
		NONE,
		/** Sent. */
		CHARGING,
		/** The money moved. */
		CHARGED,
		/** Nobody knows. */
		IN_DOUBT,
		/** A certain no. */
		DECLINED
	}

	/**
	 * The window's part of it: null for a payment that never came there.
	 *
	 * @param amountDueFen what the window may collect now; 0 once it is paid or given up
	 * @param reason why the credit account did not pay
	 * @param expiresAt when undelivered care is given up and delivered care becomes what the patient owes; null when that is over
	 * @param owedSince since when the patient owes it
	 */
	public record Window(long amountDueFen, @Nullable String reason, @Nullable OffsetDateTime expiresAt, @Nullable OffsetDateTime owedSince,
			@Nullable Receipt receipt) {}

	/** What the cashier took. {@code method}: CASH, CARD, QR_CODE, OTHER. */
	public record Receipt(String receiptNumber, String method, long amountFen, String operatorCode, boolean despiteDoubt, OffsetDateTime takenAt) {}

	/** May drugs and tests go ahead. */
	public enum Release {
		/** Yes. */
		YES,
		/** No. */
		NO
	}

	/** What the HIS does next. */
	public enum NextAction {
		/** Nothing. */
		NONE,
		/** Ask again later; the payment goes on by itself. */
		ASK_AGAIN,
		/** The window collects the self-pay part. */
		COLLECT_AT_WINDOW,
		/** The patient shows a code again; the bill gets a new number. */
		SHOW_CODE_AGAIN,
		/** The patient confirms on the phone. */
		CONFIRM_ON_PHONE,
		/** The window settles the whole bill, insurance included. */
		SETTLE_AT_WINDOW,
		/** The HIS reverses its own insurance settlement. */
		REVERSE_INSURANCE_IN_HIS
	}
}
