package medpay.payment.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is told in whatever order, the machine stays within its table and never pays without money (I6, I8). */
class RandomWalkTests {

	private static final List<SelfPayRoute> ROUTES = List.of(SelfPayRoute.values());
	private static final List<PaymentEvent> EVENTS = List.of(new PaymentEvent.Begun(false), new PaymentEvent.Begun(true),
			new PaymentEvent.VisitOpened(),
			new PaymentEvent.DiagnosesTold(), new PaymentEvent.PartUploaded(), new PaymentEvent.LinesUploaded(), new PaymentEvent.Tried(),
			new PaymentEvent.LinesWithdrawn(), new PaymentEvent.Settled(false), new PaymentEvent.Settled(true), new PaymentEvent.InsuranceRefused(),
			new PaymentEvent.InsuranceSilent(), new PaymentEvent.SettlementInDoubt(), new PaymentEvent.Voided(true), new PaymentEvent.Voided(false),
			new PaymentEvent.VoidInDoubt(), new PaymentEvent.HoldTaken(), new PaymentEvent.HoldRefused(), new PaymentEvent.ChargeAccepted(),
			new PaymentEvent.Charged(), new PaymentEvent.ChargeDeclined(false), new PaymentEvent.ChargeDeclined(true), new PaymentEvent.HoldSettled(),
			new PaymentEvent.ConfirmationWaits(), new PaymentEvent.ConfirmationOpen(), new PaymentEvent.Confirmed(), new PaymentEvent.NotConfirmed(),
			new PaymentEvent.SettledByHospital(false), new PaymentEvent.SettledByHospital(true), new PaymentEvent.ChargeInDoubt(),
			new PaymentEvent.ChargeNotFound(true),
			new PaymentEvent.ChargeNotFound(false), new PaymentEvent.OfAnotherOrder(), new PaymentEvent.Withdrawn(), new PaymentEvent.GivenUp(),
			new PaymentEvent.WindowPaid(), new PaymentEvent.Cancelled(false), new PaymentEvent.Cancelled(true), new PaymentEvent.Expired(true, false),
			new PaymentEvent.Expired(false, false), new PaymentEvent.AccountsTriedAgain(), new PaymentEvent.Reversed(),
			new PaymentEvent.ReversalRefused(), new PaymentEvent.ReversalInDoubt(), new PaymentEvent.ReversalVoided(), new PaymentEvent.VisitClosed(),
			new PaymentEvent.VisitStillOpen());

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
	void staysWithinTheTable(long seed) {
		var random = new Random(seed);
		for (int walk = 0; walk < 2_000; walk++) {
			SelfPayRoute route = ROUTES.get(random.nextInt(ROUTES.size()));
			Situation situation = Situation.received(random.nextBoolean(), random.nextBoolean(), route);
			List<PaymentEvent> path = new ArrayList<>();
			for (int step = 0; step < 40; step++) {
				PaymentEvent event = EVENTS.get(random.nextInt(EVENTS.size()));
				Situation next = situation.after(event);
				path.add(event);
				assertThat(next.state() == situation.state() || reachable(situation.state(), next.state())).as("seed %s path %s", seed, path)
						.isTrue();
				assertThat(situation.state().ended() && next.state() != situation.state()).as("seed %s path %s", seed, path).isFalse();
				if (next.state() == PaymentState.PAID && situation.state() != PaymentState.PAID) {
					assertThat(event).as("seed %s path %s", seed, path).isIn(new PaymentEvent.Charged(), new PaymentEvent.Settled(true),
							new PaymentEvent.SettledByHospital(true));
				}
				if (next.state() == PaymentState.CHARGING && situation.state() == PaymentState.AT_WINDOW) {
					assertThat(event).as("seed %s path %s", seed, path).isIn(new PaymentEvent.Confirmed(), new PaymentEvent.HoldTaken());
				}
				boolean anotherOrder = next.charge() == ChargeStep.READY && situation.charge() != ChargeStep.READY;
				if (anotherOrder) {
					assertThat(situation.charge()).as("seed %s path %s", seed, path).isIn(ChargeStep.NONE, ChargeStep.NEXT_ACCOUNT);
					assertThat(situation.hold()).as("a hold is open: seed %s path %s", seed, path)
							.isIn(event instanceof PaymentEvent.Confirmed ? List.of(HoldStep.HELD) : List.of(HoldStep.NONE, HoldStep.DONE));
				}
				situation = next;
			}
		}
	}

	/** INSURED is passed through at once where nothing is left or the window collects. */
	private static boolean reachable(PaymentState from, PaymentState to) {
		return from.canMoveTo(to) || (from.canMoveTo(PaymentState.INSURED) && PaymentState.INSURED.canMoveTo(to));
	}
}
