package medpay.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import medpay.access.HisClient;
import medpay.payment.CashierWindow.Actor;
import medpay.payment.PaymentId;
import medpay.payment.PaymentSettings;
import medpay.payment.RefundDesk;
import medpay.payment.RefundOutcome;
import medpay.payment.RefundView;
import medpay.payment.RefundViews;
import medpay.payment.RefundWish;
import medpay.shared.Operator;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import medpay.shared.web.DecimalText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The HIS gives money back, whole or in part (退费). */
@RestController
@RequestMapping("/api/v1/payments/{paymentId}/refunds")
@Tag(name = "refunds", description = "Refunds, whole or by lines and quantities 退费")
class RefundController {

	private static final String NUMBER = "[A-Za-z0-9_.:/-]{1,64}";
	/** Numbers of the refunds that begin by themselves. */
	private static final String OURS = "LATE-";
	private static final int MOST_LINES = 1000;
	private static final int MOST_DECIMALS = 4;
	private static final int MOST_DIGITS = 18;

	private final RefundDesk desk;
	private final RefundViews views;
	private final PaymentSettings settings;

	RefundController(RefundDesk desk, RefundViews views, PaymentSettings settings) {
		this.desk = desk;
		this.views = views;
		this.settings = settings;
	}

	/** What is to be given back. {@code lines}: none for all that remains. */
	@Schema(name = "RefundRequest", example = """
			{"refund_number":"T20261123-0001","reason":"药品未取","operator":{"code":"C2001","name":"周收费","kind":"CASHIER"},
			 "lines":[{"line_number":1,"quantity":"1"}]}""")
	record RefundRequest(@Nullable String refundNumber, @Nullable String reason, PaymentRequest.@Nullable OperatorPart operator,
			@Nullable List<LinePart> lines) {

		RefundWish checked() {
			var checks = new Checks();
			String number = checks.matching("refund_number", refundNumber, NUMBER, NUMBER);
			checks.that(!number.startsWith(OURS), "refund_number", "不得以 " + OURS + " 开头", "must not begin with " + OURS);
			String why = checks.text("reason", reason, 1, 200);
			Operator who = PaymentRequest.operator(checks.at("operator"), checks.required("operator", operator));
			List<LinePart> parts = lines == null ? List.of() : checks.list("lines", lines, 1, MOST_LINES);
			List<RefundWish.Line> wished = new ArrayList<>();
			Set<Integer> seen = new HashSet<>();
			for (int index = 0; index < parts.size(); index++) {
				Checks at = checks.at("lines", index);
				RefundWish.Line line = parts.get(index).checked(at);
				at.that(seen.add(line.lineNumber()), "line_number", "重复", "comes twice");
				wished.add(line);
			}
			checks.done();
			return new RefundWish(number, why, who, List.copyOf(wished));
		}
	}

	/** A line. {@code quantity}: absent for all of it that remains. */
	record LinePart(@Nullable Integer lineNumber, @JsonDeserialize(using = DecimalText.class) @Nullable BigDecimal quantity) {

		RefundWish.Line checked(Checks checks) {
			int line = (int) checks.between("line_number", lineNumber == null ? null : (long) lineNumber, 1, Integer.MAX_VALUE);
			boolean fine = quantity == null
					|| (quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= MOST_DECIMALS && quantity.precision() <= MOST_DIGITS);
			checks.that(fine, "quantity", "须大于 0，最多 4 位小数", "must be above 0, with at most 4 decimals");
			return new RefundWish.Line(line, quantity);
		}
	}

	/** The cashier paid it out. */
	@Schema(name = "WindowReturn", example = """
			{"receipt_number":"RT20261123-0001","operator":{"code":"C2001","name":"周收费","kind":"CASHIER"}}""")
	record WindowReturnRequest(@Nullable String receiptNumber, PaymentRequest.@Nullable OperatorPart operator) {}

	/** What a refund would come to, in fen. */
	@Schema(name = "RefundPreview", example = """
			{"total_fen":2460,"fund_fen":0,"personal_account_fen":1000,"charge_fen":1460,"estimated":true}""")
	record PreviewView(long totalFen, long fundFen, long personalAccountFen, long chargeFen, boolean estimated) {}

	@PostMapping
	@Operation(summary = "Refund 退费", description = """
			Idempotent by refund_number; lines absent: all that remains. Insurance first, then the charge. One refund of a payment at a time. 整单或按明细、数量退费。""")
	@ApiResponse(responseCode = "201", description = "Ended: DONE, REFUSED, WINDOW_DUE, NOT_RESETTLED, RETURN_AT_WINDOW")
	@ApiResponse(responseCode = "202", description = "Still open: it goes on by itself, ask again")
	@ApiResponse(responseCode = "200", description = "The same refund came before and has ended")
	@ApiResponse(responseCode = "409", description = "refund_in_progress, refund_number_conflict, or the payment is not paid")
	@ApiResponse(responseCode = "422", description = "nothing_to_refund, or a line or quantity that is not there")
	ResponseEntity<RefundView> refund(HisClient hospital, @PathVariable UUID paymentId, @RequestBody RefundRequest request) {
		PaymentId id = PaymentId.of(hospital.institution(), paymentId);
		RefundWish wish = request.checked();
		return switch (desk.request(id, hospital.clientId(), wish)) {
			case RefundOutcome.Received received -> answer(id, wish.refundNumber(), HttpStatus.CREATED);
			case RefundOutcome.Known known -> answer(id, wish.refundNumber(), HttpStatus.OK);
			case RefundOutcome.NotTaken refusal -> throw RefundProblems.of(refusal);
		};
	}

	@PostMapping("/preview")
	@Operation(summary = "What would be given back 退费试算", description = "Nothing moves. estimated: true where what remains is settled again, because the deductible moves.")
	@ApiResponse(responseCode = "200", description = "The figures 金额")
	PreviewView preview(HisClient hospital, @PathVariable UUID paymentId, @RequestBody RefundRequest request) {
		return switch (desk.preview(PaymentId.of(hospital.institution(), paymentId), request.checked())) {
			case RefundDesk.Preview.Foreseen seen ->
				new PreviewView(seen.totalFen(), seen.fundFen(), seen.personalAccountFen(), seen.chargeFen(), seen.estimated());
			case RefundDesk.Preview.Refused refused -> throw RefundProblems.of(refused.why());
		};
	}

	@GetMapping("/{refundNumber}")
	@Operation(summary = "Look a refund up 退费查询")
	RefundView find(HisClient hospital, @PathVariable UUID paymentId, @PathVariable String refundNumber) {
		return view(PaymentId.of(hospital.institution(), paymentId), refundNumber);
	}

	@PostMapping("/{refundNumber}/window-return")
	@Operation(summary = "The window paid the patient's part out 窗口退款", description = "Only in RETURN_AT_WINDOW; idempotent by receipt_number.")
	@ApiResponse(responseCode = "200", description = "DONE")
	@ApiResponse(responseCode = "409", description = "It does not wait for the window, or another receipt was given before")
	RefundView paidOut(HisClient hospital, @PathVariable UUID paymentId, @PathVariable String refundNumber,
			@RequestBody WindowReturnRequest request) {
		var checks = new Checks();
		String receipt = checks.matching("receipt_number", request.receiptNumber(), NUMBER, NUMBER);
		Operator who = PaymentRequest.operator(checks.at("operator"), checks.required("operator", request.operator()));
		checks.done();
		PaymentId id = PaymentId.of(hospital.institution(), paymentId);
		RefundOutcome outcome = desk.paidOut(id, refundNumber, receipt, new Actor(hospital.clientId(), who));
		if (outcome instanceof RefundOutcome.NotTaken refusal) {
			throw RefundProblems.of(refusal);
		}
		return view(id, refundNumber);
	}

	private ResponseEntity<RefundView> answer(PaymentId id, String refundNumber, HttpStatus whenEnded) {
		desk.awaitEnd(id, refundNumber, settings.answerWithin());
		RefundView view = view(id, refundNumber);
		return ResponseEntity.status(view.state().ended() ? whenEnded : HttpStatus.ACCEPTED).body(view);
	}

	private RefundView view(PaymentId id, String refundNumber) {
		if (!refundNumber.matches(NUMBER)) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return views.find(id, refundNumber).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}
}
