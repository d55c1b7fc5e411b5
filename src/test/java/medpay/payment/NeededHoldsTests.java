package medpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.SelfPayRoute;
import medpay.payment.machine.Situation;
import org.junit.jupiter.api.Test;

/** Until when a payment needs what it holds. */
class NeededHoldsTests {

	@Test
	void needsItFromTheMomentBeforeItIsTakenUntilItIsSettled() {
		Situation about = Situation.received(false, false, SelfPayRoute.AGREEMENT).after(new PaymentEvent.Begun(false));
		Situation charging = about.after(new PaymentEvent.HoldTaken());
		Situation declined = charging.after(new PaymentEvent.ChargeDeclined(false));

		assertThat(NeededHolds.needs(about)).as("about to take it, or to take it again after a crash").isTrue();
		assertThat(NeededHolds.needs(charging)).isTrue();
		assertThat(NeededHolds.needs(declined)).as("still to be released, which the payment does").isTrue();
		assertThat(NeededHolds.needs(charging.after(new PaymentEvent.Charged()))).isTrue();
		assertThat(NeededHolds.needs(declined.after(new PaymentEvent.HoldSettled()))).isFalse();
	}

	@Test
	void needsNoneWhereTheWindowCollects() {
		Situation window = Situation.received(false, false, SelfPayRoute.WINDOW).after(new PaymentEvent.Begun(false));

		assertThat(NeededHolds.needs(window)).isFalse();
		assertThat(NeededHolds.needs(Situation.received(false, false, SelfPayRoute.AGREEMENT))).as("nothing is held before it has begun").isFalse();
	}
}
