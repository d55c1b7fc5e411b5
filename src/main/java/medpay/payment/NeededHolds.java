package medpay.payment;

import java.util.UUID;
import medpay.agreement.HeldPayments;
import medpay.payment.machine.NextStep;
import medpay.payment.machine.Situation;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Tells agreements whether a payment still needs what it holds (预占是否仍需). */
@Component
class NeededHolds implements HeldPayments {

	private final Payments payments;

	NeededHolds(Payments payments) {
		this.payments = payments;
	}

	@Override
	public boolean needsHold(InstitutionId institution, UUID payment) {
		return payments.findById(new PaymentId(institution.value(), payment)).map(Payment::situation).filter(NeededHolds::needs).isPresent();
	}

	/** It has noted the hold and settles it by itself, or is about to take it. */
	static boolean needs(Situation situation) {
		boolean noted = switch (situation.hold()) {
			case HELD, TO_CONSUME, TO_RELEASE -> true;
			case NONE, DONE -> false;
		};
		return noted || situation.next().deed() == NextStep.Deed.HOLD;
	}
}
