package medpay.figures;

import io.micrometer.core.instrument.MeterRegistry;
import medpay.payment.PaymentMoved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts every step of a payment by the state it came into and its scene (支付流转计数), once it is committed. */
@Component
class Moves {

	private final MeterRegistry meters;

	Moves(MeterRegistry meters) {
		this.meters = meters;
	}

	@TransactionalEventListener
	void moved(PaymentMoved event) {
		meters.counter("medpay.payments.moved", "state", event.state().name(), "scene", event.scene().name()).increment();
	}
}
