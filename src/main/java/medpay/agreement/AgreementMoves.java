package medpay.agreement;

import jakarta.persistence.PostUpdate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says that an agreement came into another state, whoever moved it, in the transaction that stores it (签约状态事件). */
@Component
class AgreementMoves {

	private final ApplicationEventPublisher events;

	AgreementMoves(ApplicationEventPublisher events) {
		this.events = events;
	}

	@PostUpdate
	void stored(CreditAgreement agreement) {
		if (agreement.hasMoved()) {
			events.publishEvent(new AgreementMoved(agreement.number(), agreement.entryClient(), agreement.channel(), agreement.state()));
		}
	}
}
