package medpay.payment;

import java.util.List;
import java.util.Optional;
import medpay.payment.PaymentView.NextAction;
import medpay.payment.refund.RefundState;
import medpay.shared.BilingualText;
import medpay.shared.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads refunds as callers see them (退费查询). */
@Component
public class RefundViews {

	private final Refunds refunds;
	private final Payments payments;
	private final ReturnOrders orders;

	RefundViews(Refunds refunds, Payments payments, ReturnOrders orders) {
		this.refunds = refunds;
		this.payments = payments;
		this.orders = orders;
	}

	/** A refund of this payment. */
	@Transactional(readOnly = true)
	public Optional<RefundView> find(PaymentId payment, String refundNumber) {
		return refunds.findById(new Refund.Id(payment.institutionId(), refundNumber)).filter(refund -> refund.payment().equals(payment))
				.map(this::view);
	}

	/** All refunds of a payment, the oldest first. */
	@Transactional(readOnly = true)
	public List<RefundView> of(PaymentId payment) {
		return refunds.of(payment.institutionId(), payment.value()).stream().map(this::view).toList();
	}

	/** What was given back so far, of the whole bill and to the patient. */
	record Sums(Money total, Money charge) {}

	Sums sums(PaymentId payment) {
		List<Refund> asked = refunds.of(payment.institutionId(), payment.value()).stream().filter(refund -> refund.kind() == Refund.Kind.HOSPITAL)
				.toList();
		Money total = asked.stream().filter(refund -> refund.counts() && refund.state().ended()).map(refund -> refund.figures().total()).reduce(
				Money.ZERO,
				Money::plus);
		Money charge = asked.stream().filter(refund -> refund.state() == RefundState.DONE).map(refund -> refund.figures().charge()).reduce(Money.ZERO,
				Money::plus);
		return new Sums(total, charge);
	}

	private RefundView view(Refund refund) {
		RefundFigures figures = refund.figures();
		List<RefundView.Line> lines = refund.taken().stream()
				.map(line -> new RefundView.Line(line.lineNumber(), line.quantity(), line.amount().fen()))
				.toList();
		Payment payment = payments.findById(refund.payment()).orElseThrow();
		return new RefundView(refund.number(), refund.payment().value(), refund.kind().name(), refund.state(), figures.total().fen(),
				figures.fundFen(),
				figures.personalAccountFen(), figures.charge().fen(), figures.due().fen(), estimated(refund), refund.reason(), lines,
				chargeReturn(refund).orElse(null), nextAction(refund, payment), text(refund, payment, false), text(refund, payment, true),
				PaymentViews.shanghai(refund.createdAt()), PaymentViews.shanghai(refund.updatedAt()));
	}

	private static boolean estimated(Refund refund) {
		return refund.situation().plan().resettles() && refund.resettlement().settlement().isEmpty() && refund.state() != RefundState.REFUSED;
	}

	private Optional<RefundView.Return> chargeReturn(Refund refund) {
		return refund.orderNumber().flatMap(number -> orders.findById(new ChargeOrder.Id(refund.institution().value(), number)))
				.map(order -> new RefundView.Return(order.kind().name(), order.orderNumber(), order.amount().fen(),
						order.channelReference().orElse(null),
						order.reason().orElse(null)));
	}

	private static NextAction nextAction(Refund refund, Payment payment) {
		return switch (refund.state()) {
			case REQUESTED, REVERSING, RESETTLING, RETURNING -> NextAction.ASK_AGAIN;
			case DONE -> payment.insuredPart().settledByHis() && refund.kind() == Refund.Kind.HOSPITAL
					? NextAction.REVERSE_INSURANCE_IN_HIS
					: NextAction.NONE;
			case WINDOW_DUE, NOT_RESETTLED -> NextAction.SETTLE_AT_WINDOW;
			case RETURN_AT_WINDOW -> NextAction.RETURN_AT_WINDOW;
			case REFUSED -> NextAction.NONE;
		};
	}

	private static BilingualText text(Refund refund, Payment payment, boolean toPatient) {
		return RefundTexts.of(
				new RefundTexts.Told(refund.state(), refund.kind() == Refund.Kind.LATE_CHARGE, payment.guardianPays(), refund.figures()),
				toPatient);
	}
}
