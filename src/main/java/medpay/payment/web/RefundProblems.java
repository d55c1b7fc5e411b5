package medpay.payment.web;

import java.util.List;
import medpay.payment.RefundOutcome;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;

/** Why a refund is not taken in, as problems that name the field (退费问题). */
final class RefundProblems {

	private RefundProblems() {}

	static ProblemException of(RefundOutcome.NotTaken outcome) {
		return switch (outcome) {
			case RefundOutcome.Unknown unknown -> new ProblemException(ProblemCode.NOT_FOUND);
			case RefundOutcome.OtherContent other -> new ProblemException(ProblemCode.REFUND_NUMBER_CONFLICT, other.field());
			case RefundOutcome.NotPaid not ->
				named(not.state().equals("CHARGE_IN_DOUBT") ? ProblemCode.CHARGE_IN_DOUBT : ProblemCode.STATE_CONFLICT, "state",
						"支付当前为 " + not.state() + "，尚未支付", "the payment is " + not.state() + ", not paid");
			case RefundOutcome.InProgress open -> named(ProblemCode.REFUND_IN_PROGRESS, "refund_number", "退费 " + open.refundNumber() + " 正在办理",
					"refund " + open.refundNumber() + " is open");
			case RefundOutcome.NothingLeft nothing -> new ProblemException(ProblemCode.NOTHING_TO_REFUND);
			case RefundOutcome.UnknownLine line -> named(ProblemCode.FIELD_INVALID, "lines[" + line.index() + "].line_number", "费用单中没有这一行",
					"the bill has no such line");
			case RefundOutcome.NotSoMuch line -> named(ProblemCode.FIELD_INVALID, "lines[" + line.index() + "].quantity", "剩余可退数量为 " + line.remains(),
					line.remains() + " remains");
			case RefundOutcome.WholeOnly whole -> new ProblemException(ProblemCode.WHOLE_REFUND_ONLY, "lines");
			case RefundOutcome.NotAtWindow not -> named(ProblemCode.STATE_CONFLICT, "state", "退费当前为 " + not.state() + "，不在窗口待退",
					"the refund is " + not.state() + " and does not wait for the window");
		};
	}

	private static ProblemException named(ProblemCode code, String field, String zh, String en) {
		return new ProblemException(code, List.of(new FieldProblem(field, zh, en)));
	}
}
