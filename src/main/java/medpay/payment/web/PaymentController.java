package medpay.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import medpay.access.HisClient;
import medpay.access.NoticeReceivers;
import medpay.payment.Bill;
import medpay.payment.NoTouchPayment;
import medpay.payment.PaymentId;
import medpay.payment.PaymentOutcome;
import medpay.payment.PaymentSettings;
import medpay.payment.PaymentView;
import medpay.payment.PaymentViews;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HIS sends a bill and asks for its payment (缴费与查询). */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "payments", description = "No-touch payment of one bill by two payers 信用就医无感支付")
class PaymentController {

	private static final int LONGEST_WAIT = 60;

	private final NoTouchPayment noTouchPayment;
	private final PaymentViews views;
	private final PaymentSettings settings;
	private final NoticeReceivers notices;

	PaymentController(NoTouchPayment noTouchPayment, PaymentViews views, PaymentSettings settings, NoticeReceivers notices) {
		this.noTouchPayment = noTouchPayment;
		this.views = views;
		this.settings = settings;
		this.notices = notices;
	}

	@PostMapping
	@Operation(summary = "Pay a bill 缴费", description = "Idempotent by bill_number: the same bill again answers with the payment as it stands.")
	@ApiResponse(responseCode = "201", description = "Answered: PAID, AT_WINDOW, REFUSED")
	@ApiResponse(responseCode = "202", description = "Still open: it goes on by itself, ask again")
	@ApiResponse(responseCode = "200", description = "The same bill came before and is answered")
	@ApiResponse(responseCode = "409", description = "The same number with other content, or the visit is busy")
	ResponseEntity<PaymentView> pay(HisClient hospital, @RequestBody PaymentRequest request) {
		Bill bill = request.checked();
		refuseForeign(hospital, bill.notifyUrl());
		return switch (noTouchPayment.receive(hospital.institution(), hospital.clientId(), bill)) {
			case PaymentOutcome.Received received -> answer(received.payment(), HttpStatus.CREATED);
			case PaymentOutcome.Known known -> answer(known.payment(), HttpStatus.OK);
			case PaymentOutcome.NotTaken refusal -> throw BillProblems.of(refusal);
		};
	}

	/** Only registered addresses are called. */
	private void refuseForeign(HisClient hospital, @Nullable String notifyUrl) {
		if (notifyUrl != null) {
			notices.refusal(hospital.clientId(), notifyUrl).ifPresent(why -> {
				throw new ProblemException(ProblemCode.FIELD_INVALID, List.of(new FieldProblem("notify_url", why.zh(), why.en())));
			});
		}
	}

	@GetMapping("/{paymentId}")
	@Operation(summary = "Look a payment up 查询", description = "wait: until it is answered, at most so many seconds (0 to 60).")
	PaymentView find(HisClient hospital, @PathVariable UUID paymentId, @RequestParam(defaultValue = "0") int wait) {
		PaymentId id = PaymentId.of(hospital.institution(), paymentId);
		if (wait < 0 || wait > LONGEST_WAIT) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, "wait");
		}
		noTouchPayment.askNow(id);
		noTouchPayment.awaitAnswer(id, Duration.ofSeconds(wait));
		return view(id);
	}

	@GetMapping(params = "bill_number")
	@Operation(summary = "Look a payment up by bill number 按单号查询")
	PaymentView findByBill(HisClient hospital, @RequestParam("bill_number") String billNumber) {
		if (!billNumber.matches(PaymentRequest.BILL_NUMBER)) {
			throw new ProblemException(ProblemCode.NOT_FOUND);
		}
		return noTouchPayment.findByBillNumber(hospital.institution(), billNumber).map(id -> {
			noTouchPayment.askNow(id);
			return view(id);
		}).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}

	private ResponseEntity<PaymentView> answer(PaymentId id, HttpStatus whenAnswered) {
		noTouchPayment.awaitAnswer(id, settings.answerWithin());
		PaymentView view = view(id);
		return ResponseEntity.status(view.state().answered() ? whenAnswered : HttpStatus.ACCEPTED).body(view);
	}

	private PaymentView view(PaymentId id) {
		return views.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
	}
}
