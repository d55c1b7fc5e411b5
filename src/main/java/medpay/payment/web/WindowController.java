package medpay.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import medpay.access.HisClient;
import medpay.payment.CashierWindow;
import medpay.payment.CashierWindow.Actor;
import medpay.payment.PaymentId;
import medpay.payment.PaymentView;
import medpay.payment.PaymentViews;
import medpay.payment.WindowOutcome;
import medpay.payment.WindowReceipt;
import medpay.payment.Withdrawal;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.web.Checks;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The window takes a bill back, collects its self-pay part, or gives it up (窗口办理). */
@RestController
@Tag(name = "window", description = "Withdrawal, payment at the window, cancellation 撤回、窗口收款、放弃")
class WindowController {

	private static final String RECEIPT_NUMBER = "[A-Za-z0-9_.:/-]{1,64}";
	private static final long MOST_FEN = 100_000_000_00L;

	private final CashierWindow window;
	private final PaymentViews views;
	private final BusinessClock clock;

	WindowController(CashierWindow window, PaymentViews views, BusinessClock clock) {
		this.window = window;
		this.views = views;
		this.clock = clock;
	}

	/** Who does it. */
	@Schema(name = "WindowAct", example = """
			{"operator":{"code":"C2001","name":"周收费","kind":"CASHIER"}}""")
	record ActRequest(PaymentRequest.@Nullable OperatorPart operator) {

		Operator checked() {
			var checks = new Checks();
			Operator who = PaymentRequest.operator(checks.at("operator"), checks.required("operator", operator));
			checks.done();
			return who;
		}
	}

	/** What the cashier took. {@code method}: CASH, CARD, QR_CODE, OTHER. */
	@Schema(name = "WindowPayment", example = """
			{"receipt_number":"R20261123-0001","method":"CASH","amount_fen":2900,"operator":{"code":"C2001","name":"周收费","kind":"CASHIER"}}""")
	record ReceiptRequest(@Nullable String receiptNumber, @Nullable String method, @Nullable Long amountFen,
			PaymentRequest.@Nullable OperatorPart operator, @Nullable Boolean despiteDoubt) {

		WindowReceipt checked(BusinessClock clock) {
			var checks = new Checks();
			String number = checks.matching("receipt_number", receiptNumber, RECEIPT_NUMBER, RECEIPT_NUMBER);
			WindowReceipt.Method how = checks.oneOf("method", method, WindowReceipt.Method.class);
			long fen = checks.between("amount_fen", amountFen, 1, MOST_FEN);
			Operator who = PaymentRequest.operator(checks.at("operator"), checks.required("operator", operator));
			checks.done();
			return new WindowReceipt(number, how, new Money(fen), who, Boolean.TRUE.equals(despiteDoubt), clock.now());
		}
	}

	/**
	 * What may be done with a bill taken back.
	 *
	 * @param state of its payment; absent when no bill of this number had come
	 * @param amountDueFen what the window may collect; absent when nothing may be collected now or no bill had come
	 */
	@Schema(name = "Withdrawal", example = """
			{"outcome":"SAFE_TO_COLLECT","state":"AT_WINDOW","amount_due_fen":2900}""")
	record WithdrawalView(Withdrawal.Outcome outcome, @Nullable String state, @Nullable Long amountDueFen, @Nullable OffsetDateTime waitUntil) {

		static WithdrawalView of(Withdrawal made) {
			return new WithdrawalView(made.outcome(), made.state() == null ? null : made.state().name(),
					made.amountDue() == null ? null : made.amountDue().fen(),
					made.waitUntil() == null ? null : made.waitUntil().atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
		}
	}

	@PutMapping("/api/v1/bills/{billNumber}/withdrawal")
	@Operation(summary = "Take a bill back 撤回", description = """
			In any state and for any number, also one not yet seen: from then on no attempt begins for it; whatever is open or in doubt decides. \
			SAFE_TO_COLLECT: the window may collect amount_due_fen. WAIT_UNTIL: ask again then. ALREADY_PAID: refund it. \
			任何状态、任何单号均可撤回；未到过的单号此后永不扣款。""")
	@ApiResponse(responseCode = "200", description = "What may be done 可否收费")
	WithdrawalView withdraw(HisClient hospital, @PathVariable String billNumber, @RequestBody ActRequest request) {
		if (!billNumber.matches(PaymentRequest.BILL_NUMBER)) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "bill_number");
		}
		return WithdrawalView.of(window.withdraw(hospital.institution(), billNumber, new Actor(hospital.clientId(), request.checked())));
	}

	@PostMapping("/api/v1/payments/{paymentId}/window-payment")
	@Operation(summary = "The window collected the self-pay part 窗口收款", description = """
			Idempotent by receipt_number. amount_fen must be the amount due. While a charge is in doubt only with despite_doubt: true, after the cashier \
			confirmed the warning; if that charge turns out to have happened it is returned by itself. 扣款结果未知时须确认后以 despite_doubt 收款。""")
	@ApiResponse(responseCode = "200", description = "PAID_AT_WINDOW")
	@ApiResponse(responseCode = "409", description = "Not at the window, the charge is in doubt, or the receipt number came with other content")
	@ApiResponse(responseCode = "422", description = "Another amount is due")
	PaymentView pay(HisClient hospital, @PathVariable UUID paymentId, @RequestBody ReceiptRequest request) {
		WindowReceipt receipt = request.checked(clock);
		PaymentId id = PaymentId.of(hospital.institution(), paymentId);
		return view(id, window.pay(id, receipt, new Actor(hospital.clientId(), receipt.operator())));
	}

	@PostMapping("/api/v1/payments/{paymentId}/cancellation")
	@Operation(summary = "Give up a payment at the window 放弃", description = """
			The insured part is reversed; what the HIS settled itself it reverses itself (next_action REVERSE_INSURANCE_IN_HIS). 冲回医保部分。""")
	@ApiResponse(responseCode = "200", description = "REVERSED")
	@ApiResponse(responseCode = "202", description = "Being reversed: ask again")
	@ApiResponse(responseCode = "409", description = "Not at the window")
	ResponseEntity<PaymentView> cancel(HisClient hospital, @PathVariable UUID paymentId, @RequestBody ActRequest request) {
		PaymentId id = PaymentId.of(hospital.institution(), paymentId);
		PaymentView view = view(id, window.cancel(id, new Actor(hospital.clientId(), request.checked())));
		return ResponseEntity.status(view.state().answered() ? HttpStatus.OK : HttpStatus.ACCEPTED).body(view);
	}

	private PaymentView view(PaymentId id, WindowOutcome outcome) {
		return switch (outcome) {
			case WindowOutcome.Done done -> views.find(id).orElseThrow();
			case WindowOutcome.NotDone notDone -> throw problem(notDone);
		};
	}

	private static ProblemException problem(WindowOutcome.NotDone outcome) {
		return switch (outcome) {
			case WindowOutcome.Unknown unknown -> new ProblemException(ProblemCode.NOT_FOUND);
			case WindowOutcome.ChargeInDoubt doubt -> new ProblemException(ProblemCode.CHARGE_IN_DOUBT, "despite_doubt");
			case WindowOutcome.OtherReceipt other -> new ProblemException(ProblemCode.RECEIPT_NUMBER_CONFLICT, other.field());
			case WindowOutcome.NotAtWindow not -> new ProblemException(ProblemCode.STATE_CONFLICT,
					List.of(new FieldProblem("state", "支付当前为 " + not.state() + "，不在窗口待缴", "the payment is " + not.state() + ", not at the window")));
			case WindowOutcome.NotTheAmountDue not -> new ProblemException(ProblemCode.AMOUNT_NOT_DUE, List
					.of(new FieldProblem("amount_fen", "应收 " + not.due().fen() + " 分", not.due().fen() + " fen is due")));
		};
	}
}
