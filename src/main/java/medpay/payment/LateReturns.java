package medpay.payment;

import java.time.Instant;
import java.util.List;
import medpay.payment.refund.RefundPlan;
import medpay.shared.Money;
import medpay.shared.Operator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives back by itself what was charged when nobody waited for it any more (迟到扣款自动退回): once for an order, begun in the commit that learned of the money. */
@Component
class LateReturns {

	private static final Operator NOBODY = new Operator("MEDPAY", "自动退回", Operator.Kind.TERMINAL);

	private final Refunds refunds;
	private final ApplicationEventPublisher events;

	LateReturns(Refunds refunds, ApplicationEventPublisher events) {
		this.refunds = refunds;
		this.events = events;
	}

	void begin(Payment payment, ChargeOrder order, Instant now) {
		var id = new Refund.Id(payment.institution().value(), "LATE-" + order.orderNumber());
		var wish = new RefundWish(id.refundNumber(), "迟到的扣款自动退回", NOBODY, List.of());
		var figures = new RefundFigures(order.amount(), 0, 0, order.amount(), Money.ZERO);
		var refund = new Refund(id, payment.getId(), Refund.Kind.LATE_CHARGE, wish, RefundPlan.ofLateCharge(), figures, now);
		refund.returns(order.orderNumber());
		refunds.saveAndFlush(refund);
		events.publishEvent(new RefundMoved(payment.getId(), id.refundNumber()));
	}
}
