package medpay.payment;

import medpay.channel.ChannelNews;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNewsListener;
import medpay.exchange.Exchange;
import medpay.payment.machine.PaymentEvent;
import org.springframework.stereotype.Component;

/** Hears what a channel tells of a charge (扣款通知): before, after or instead of the answer to our call. */
@Component
class ChargeNews implements ChannelNewsListener {

	private final ChargeOrders orders;
	private final ChargeLeg charge;
	private final PaymentSteps steps;
	private final PaymentDriver driver;
	private final Waiters waiters;
	private final Exchange exchange;

	ChargeNews(ChargeOrders orders, ChargeLeg charge, PaymentSteps steps, PaymentDriver driver, Waiters waiters, Exchange exchange) {
		this.orders = orders;
		this.charge = charge;
		this.steps = steps;
		this.driver = driver;
		this.waiters = waiters;
		this.exchange = exchange;
	}

	@Override
	public boolean hear(ChannelNews news) {
		if (!(news instanceof OrderNews told) || told.kind() != OrderNews.Kind.CHARGE) {
			return false;
		}
		return orders.findById(new ChargeOrder.Id(told.institution().value(), told.orderNumber())).map(order -> hear(order, told)).orElse(false);
	}

	private boolean hear(ChargeOrder order, OrderNews told) {
		PaymentId id = order.payment();
		steps.told(id, payment -> learned(payment, told));
		waiters.changed(id);
		driver.start(id);
		return true;
	}

	private PaymentEvent learned(Payment payment, OrderNews told) {
		exchange.told(told.institution(), PaymentSteps.SUBJECT, payment.getId().value(), told.channel(), "notify", told.orderNumber(), told.code(),
				told.kind().name(), told.bytes());
		return charge.learned(payment, charge.find(payment, told.orderNumber()), told.result());
	}
}
