package medpay.payment.web;

import java.util.List;
import medpay.payment.PaymentOutcome;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;

/** Why a bill is not taken in, as problems that name the field and, where there is one, the other payment (收单问题). */
final class BillProblems {

	private static final String SETTLEMENT = "insurance_settlement";

	private BillProblems() {}

	static ProblemException of(PaymentOutcome.NotTaken outcome) {
		return switch (outcome) {
			case PaymentOutcome.OtherContent other -> new ProblemException(ProblemCode.BILL_NUMBER_CONFLICT, other.field());
			case PaymentOutcome.NumberSpent spent -> new ProblemException(ProblemCode.BILL_NUMBER_SPENT, "bill_number");
			case PaymentOutcome.Withdrawn withdrawn -> new ProblemException(ProblemCode.BILL_WITHDRAWN, "bill_number");
			case PaymentOutcome.Busy busy -> new ProblemException(ProblemCode.BUSY);
			case PaymentOutcome.TooManyOpen many -> new ProblemException(ProblemCode.TOO_MANY_OPEN);
			case PaymentOutcome.VisitBusy busy -> new ProblemException(ProblemCode.VISIT_BUSY, "visit.visit_number");
			case PaymentOutcome.NotOpened notOpened -> new ProblemException(code(notOpened.why()), "verification_id");
			case PaymentOutcome.LineAlreadyPaid line -> lineAlreadyPaid(line);
			case PaymentOutcome.SettlementUsed used -> settlementUsed(used);
			case PaymentOutcome.SettlementNotAllowed not -> new ProblemException(ProblemCode.SETTLEMENT_NOT_ALLOWED, SETTLEMENT);
			case PaymentOutcome.SettlementRequired required -> new ProblemException(ProblemCode.SETTLEMENT_REQUIRED, SETTLEMENT);
			case PaymentOutcome.NotInsured not -> invalid(SETTLEMENT, "核验的就诊人没有参保，不应有医保结算",
					"the verified person is not insured and has no insurance settlement");
			case PaymentOutcome.SettledInFuture future -> invalid(SETTLEMENT + ".settled_at", "不得晚于当前时间", "must not be later than now");
		};
	}

	private static ProblemCode code(PaymentOutcome.Why why) {
		return switch (why) {
			case UNKNOWN -> ProblemCode.VERIFICATION_UNKNOWN;
			case EXPIRED -> ProblemCode.VERIFICATION_EXPIRED;
			case OF_ANOTHER_VISIT -> ProblemCode.VERIFICATION_OF_ANOTHER_VISIT;
			case NOT_VERIFIED -> ProblemCode.VERIFICATION_NOT_VERIFIED;
		};
	}

	private static ProblemException lineAlreadyPaid(PaymentOutcome.LineAlreadyPaid line) {
		return new ProblemException(ProblemCode.LINE_ALREADY_PAID, List.of(new FieldProblem("lines[" + line.line() + "].line_id",
				"已在收费单 " + line.billNumber() + " 的支付 " + line.payment() + " 中",
				"is in payment " + line.payment() + " of bill " + line.billNumber())));
	}

	private static ProblemException settlementUsed(PaymentOutcome.SettlementUsed used) {
		String bill = used.billNumber();
		String zh = bill == null ? "已用于一笔已结束的支付，或由平台结算" : "已在收费单 " + bill + " 的支付中";
		String en = bill == null ? "belongs to a payment that has ended, or Medpay settled it" : "is in the payment of bill " + bill;
		return new ProblemException(ProblemCode.SETTLEMENT_ALREADY_USED, List.of(new FieldProblem(SETTLEMENT + ".settlement_number", zh, en)));
	}

	private static ProblemException invalid(String field, String zh, String en) {
		return new ProblemException(ProblemCode.FIELD_INVALID, List.of(new FieldProblem(field, zh, en)));
	}
}
