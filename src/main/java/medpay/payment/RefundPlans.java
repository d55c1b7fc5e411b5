package medpay.payment;

import java.util.List;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundPlan;
import medpay.payment.refund.ReturnRoute;
import medpay.shared.Money;
import org.springframework.stereotype.Component;

/** Says how a refund has to go and what it comes to (退费方案), before anything moves. */
@Component
class RefundPlans {

	private final InsuranceVisits visits;

	RefundPlans(InsuranceVisits visits) {
		this.visits = visits;
	}

	/** A way to go, what it takes of the bill, and what is expected to come of it. */
	record Planned(RefundPlan plan, List<BillRemains.Taken> taken, RefundFigures figures) {}

	/** Throws {@link BillRemains.NotThere} for what cannot be given back. */
	Planned plan(Payment payment, LiveBill live, RefundWish wish) {
		if (live.remains().nothing()) {
			throw new BillRemains.NotThere(new RefundOutcome.NothingLeft());
		}
		List<BillRemains.Taken> taken = live.remains().take(wish);
		Money total = taken.stream().map(BillRemains.Taken::amount).reduce(Money.ZERO, Money::plus);
		boolean whole = total.equals(live.remains().total());
		boolean byHospital = payment.insuredPart().settledByHis();
		if (byHospital && !whole) {
			throw new BillRemains.NotThere(new RefundOutcome.WholeOnly());
		}
		boolean atPlatform = payment.situation().insured() && !byHospital;
		boolean resettles = atPlatform && !whole;
		boolean reverses = atPlatform && live.standing().isPresent();
		RefundFigures figures = figures(payment, live, total, whole);
		boolean nothingBack = !resettles && figures.charge().nothing();
		ReturnRoute route = nothingBack || payment.selfPay().nothing() ? ReturnRoute.NOTHING : route(payment);
		boolean closes = reverses && whole && !payment.situation().diagnosesFirst() && visits.openedByUs(InsuranceLeg.visitKey(payment));
		return new Planned(new RefundPlan(reverses, resettles, closes, route), taken, figures);
	}

	private static ReturnRoute route(Payment payment) {
		return payment.state() == PaymentState.PAID ? ReturnRoute.ACCOUNT : ReturnRoute.WINDOW;
	}

	/** Of an insured bill of which something remains, what goes back is known only when the rest is settled again: until then in proportion. */
	private static RefundFigures figures(Payment payment, LiveBill live, Money total, boolean whole) {
		if (whole) {
			return new RefundFigures(total, live.fund().fen(), live.personalAccount().fen(), live.paid(), Money.ZERO);
		}
		if (!payment.situation().insured()) {
			return new RefundFigures(total, 0, 0, total, Money.ZERO);
		}
		long all = live.remains().total().fen();
		return new RefundFigures(total, share(live.fund(), total, all), share(live.personalAccount(), total, all),
				new Money(share(live.paid(), total, all)), Money.ZERO);
	}

	private static long share(Money of, Money total, long all) {
		return Math.multiplyExact(of.fen(), total.fen()) / all;
	}
}
