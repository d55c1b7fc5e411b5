package medpay.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.refund.RefundState;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;

/**
 * A refund as callers see it (退费信息). Amounts in fen, times in Shanghai with offset.
 *
 * @param kind HOSPITAL: it was asked for; LATE_CHARGE: a charge that nobody waited for any more goes back by itself
 * @param totalFen of the bill's lines that are given back
 * @param fundFen what the funds get back; negative when what remains costs them more than before
 * @param chargeFen what goes back to the patient
 * @param dueFen what the patient owes because what remains costs more than before: never charged by itself
 * @param estimated the figures are not final: what remains is still to be settled again
 */
@Schema(example = RefundView.EXAMPLE)
public record RefundView(String refundNumber, UUID paymentId, String kind, RefundState state, long totalFen, long fundFen, long personalAccountFen,
		long chargeFen, long dueFen, boolean estimated, String reason, List<Line> lines, @Nullable Return chargeReturn, NextAction nextAction,
		BilingualText operatorText, BilingualText patientText, OffsetDateTime createdAt, OffsetDateTime updatedAt) {

	static final String EXAMPLE = """
			{"refund_number":"T20261123-0001","payment_id":"019aa000-0000-7000-8000-000000000002","kind":"HOSPITAL","state":"DONE","total_fen":4900,
			 "fund_fen":0,"personal_account_fen":2000,"charge_fen":2900,"due_fen":0,"estimated":false,"reason":"药品未取",
			 "lines":[{"line_number":1,"quantity":2,"amount_fen":4900}],
			 "charge_return":{"kind":"VOID","order_number":"019aa00000007000800000000000000c","amount_fen":2900,"channel_reference":"202611231000000000003"},
			 "next_action":"NONE",
			 "operator_text":{"zh":"已退费 49.00 元：医保 20.00 元，患者的信用账户 29.00 元。",
			  "en":"49.00 was refunded: insurance 20.00, the patient's credit account 29.00."},
			 "patient_text":{"zh":"已退费 49.00 元：医保 20.00 元，您的信用账户 29.00 元。",
			  "en":"49.00 was refunded: insurance 20.00, your credit account 29.00."},
			 "created_at":"2026-11-23T10:00:00+08:00","updated_at":"2026-11-23T10:00:02+08:00"}""";

	/** What of a line. */
	public record Line(int lineNumber, BigDecimal quantity, long amountFen) {}

	/** How the patient's part went back over the channel. {@code kind}: VOID or REFUND. */
	public record Return(String kind, String orderNumber, long amountFen, @Nullable String channelReference, @Nullable String reason) {}
}
