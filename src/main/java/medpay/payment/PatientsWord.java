package medpay.payment;

import medpay.channel.ChannelNews;
import medpay.channel.ChannelNews.ConfirmationNews;
import medpay.channel.ChannelNewsListener;
import medpay.exchange.Exchange;
import org.springframework.stereotype.Component;

/** Hears what the patient said on the phone (手机确认通知). */
@Component
class PatientsWord implements ChannelNewsListener {

	private final ChargeQuestions questions;
	private final PhoneLeg phone;
	private final PaymentSteps steps;
	private final PaymentDriver driver;
	private final Waiters waiters;
	private final Exchange exchange;

	PatientsWord(ChargeQuestions questions, PhoneLeg phone, PaymentSteps steps, PaymentDriver driver, Waiters waiters, Exchange exchange) {
		this.questions = questions;
		this.phone = phone;
		this.steps = steps;
		this.driver = driver;
		this.waiters = waiters;
		this.exchange = exchange;
	}

	@Override
	public boolean hear(ChannelNews news) {
		return news instanceof ConfirmationNews told
				&& questions.findById(new ChargeOrder.Id(told.institution().value(), told.orderNumber())).map(question -> hear(question, told))
						.orElse(false);
	}

	private boolean hear(ChargeQuestion question, ConfirmationNews told) {
		PaymentId id = question.payment();
		steps.told(id, payment -> {
			exchange.told(told.institution(), PaymentSteps.SUBJECT, id.value(), told.channel(), "notify", told.orderNumber(), told.code(),
					"CONFIRMATION",
					told.bytes());
			return phone.learned(payment, told.result());
		});
		waiters.changed(id);
		driver.start(id);
		return true;
	}
}
