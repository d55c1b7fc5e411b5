package medpay.payment;

import medpay.channel.ChannelNews;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNewsListener;
import medpay.exchange.Exchange;
import medpay.payment.refund.RefundEvent;
import org.springframework.stereotype.Component;

/** Hears what a channel tells of a void or refund (退款通知): before, after or instead of the answer to our call. */
@Component
class RefundNews implements ChannelNewsListener {

	private final ReturnOrders orders;
	private final RefundReturnLeg returning;
	private final RefundSteps steps;
	private final RefundDriver driver;
	private final Exchange exchange;

	RefundNews(ReturnOrders orders, RefundReturnLeg returning, RefundSteps steps, RefundDriver driver, Exchange exchange) {
		this.orders = orders;
		this.returning = returning;
		this.steps = steps;
		this.driver = driver;
		this.exchange = exchange;
	}

	@Override
	public boolean hear(ChannelNews news) {
		if (!(news instanceof OrderNews told) || told.kind() == OrderNews.Kind.CHARGE) {
			return false;
		}
		return orders.findById(new ChargeOrder.Id(told.institution().value(), told.orderNumber())).map(order -> {
			steps.told(order.refund(), refund -> learned(refund, told));
			driver.start(order.refund());
			return true;
		}).orElse(false);
	}

	private RefundEvent learned(Refund refund, OrderNews told) {
		exchange.told(told.institution(), RefundSteps.SUBJECT, refund.refundId(), told.channel(), "notify", told.orderNumber(), told.code(),
				told.kind().name(), told.bytes());
		return returning.learned(refund, returning.find(refund, told.orderNumber()), told.result());
	}
}
