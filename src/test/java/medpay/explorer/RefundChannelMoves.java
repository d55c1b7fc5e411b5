package medpay.explorer;

import medpay.explorer.Account.Known;
import medpay.explorer.Account.Order;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundNextStep.Deed;

/** What the payment channel can do with a void or refund, and what every word of it means to us. */
final class RefundChannelMoves {

	private static final int NOT_FOUND_IN_ROW = 3;

	private final RefundRules rules;

	RefundChannelMoves(RefundRules rules) {
		this.rules = rules;
	}

	void sent(RefundWorld world, RefundMoves moves) {
		Account order = world.order(world.current());
		switch (order.order()) {
			case UNSENT -> firstTime(world, order, moves);
			case FLYING -> moves.add("the order comes a second time and is one with the first",
					answered(moved(world, order, 1), new RefundEvent.ReturnAccepted()));
			case MOVED, FAILED -> {
				moves.add("the channel has the order", answered(world, new RefundEvent.ReturnAccepted()));
				moves.untrusted("the channel has the order", silent(world, Deed.SEND_RETURN));
			}
		}
	}

	private void firstTime(RefundWorld world, Account order, RefundMoves moves) {
		moves.add("the order is taken in, the money goes back", answered(moved(world, order, 1), new RefundEvent.ReturnAccepted()));
		moves.fault("the money goes back while the answer is on its way", moved(world, order, 1));
		moves.fault("the money goes back, nobody is told", answered(moved(world, order, 0), new RefundEvent.ReturnAccepted()));
		moves.fault("the money goes back, told twice", answered(moved(world, order, 2), new RefundEvent.ReturnAccepted()));
		moves.fault("the order is taken in and fails later",
				answered(world.with(world.current(), order.with(Order.FAILED).told(1)), new RefundEvent.ReturnAccepted()));
		RefundWorld declined = world.with(world.current(), order.with(Known.DECLINED));
		if (world.current() == 1 && rules.refundMayHelp()) {
			moves.fault("the bank does not void (62)", answered(declined, new RefundEvent.ReturnDeclined(true)));
		}
		moves.fault("the channel says no", answered(declined, new RefundEvent.ReturnDeclined(false)));
		moves.untrusted("the order never arrives", silent(world, Deed.SEND_RETURN));
		moves.untrusted("the money goes back", silent(moved(world, order, 1), Deed.SEND_RETURN));
		moves.fault("the order is under way for longer than the answer limit",
				silent(world.with(world.current(), order.with(Order.FLYING)), Deed.SEND_RETURN));
		moves.crash("before the order is sent", silent(world, Deed.SEND_RETURN));
		moves.crash("after the money went back", silent(moved(world, order, 1), Deed.SEND_RETURN));
	}

	private static RefundWorld moved(RefundWorld world, Account order, int news) {
		return world.with(world.current(), order.with(Order.MOVED).told(news));
	}

	void queries(RefundWorld world, RefundMoves moves) {
		switch (world.order(world.current()).order()) {
			case MOVED -> moves.add("the query says that the money went back", learned(world.opened(null), world.current(), true));
			case FAILED -> moves.add("the query says no", learned(world.opened(null), world.current(), false));
			case UNSENT, FLYING -> notFound(world, moves);
		}
		moves.fault("the query stays open", silent(world, Deed.QUERY_RETURN));
		moves.crash("before the query's answer is recorded", silent(world, Deed.QUERY_RETURN));
	}

	private void notFound(RefundWorld world, RefundMoves moves) {
		int asked = Math.min(NOT_FOUND_IN_ROW, world.asked() + 1);
		RefundWorld told = answered(world.asked(asked), new RefundEvent.ReturnNotFound(true));
		boolean goesOn = rules.next(told.refund()).deed() != Deed.QUERY_RETURN || asked < NOT_FOUND_IN_ROW;
		moves.add("the query finds no such order", goesOn ? told.asked(asked % NOT_FOUND_IN_ROW) : told.leftToFile(true));
	}

	/** What a query or a notification of an order means, whether or not the refund still waits for it. */
	RefundWorld learned(RefundWorld world, int number, boolean moved) {
		Account order = world.order(number);
		RefundWorld booked = moved ? booked(world, number, order) : declined(world, number, order);
		RefundEvent event = moved ? new RefundEvent.Returned() : new RefundEvent.ReturnDeclined(false);
		RefundEvent meant = number == world.current() ? event : new RefundEvent.OfAnotherOrder();
		return booked.with(rules.after(world.refund(), meant)).asked(0).leftToFile(false);
	}

	private RefundWorld booked(RefundWorld world, int number, Account order) {
		boolean before = order.known() == Known.CHARGED && rules.booksOnce();
		return before ? world : world.with(number, order.with(Known.CHARGED)).with(world.booked().giveBack());
	}

	private static RefundWorld declined(RefundWorld world, int number, Account order) {
		return order.known() == Known.OPEN ? world.with(number, order.with(Known.DECLINED)) : world;
	}

	private RefundWorld silent(RefundWorld world, Deed deed) {
		return answered(world, rules.unanswered(deed, world.refund().step())).asked(0);
	}

	private RefundWorld answered(RefundWorld world, RefundEvent event) {
		return world.opened(null).with(rules.after(world.refund(), event));
	}
}
