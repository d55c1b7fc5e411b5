package medpay.explorer;

import medpay.explorer.Account.Known;
import medpay.explorer.Account.Order;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;

/** What the payment channel can do with an attempt, and what every word of it means to us. */
final class ChannelMoves {

	private static final int NOT_FOUND_IN_ROW = 3;

	private final Rules rules;

	ChannelMoves(Rules rules) {
		this.rules = rules;
	}

	void charges(World world, Moves moves) {
		Account account = world.account(world.current());
		switch (account.order()) {
			case UNSENT -> firstTime(world, account, moves);
			case FLYING -> moves.add("the order comes a second time and is one with the first",
					answered(moved(world, account, 1), new PaymentEvent.ChargeAccepted()));
			case MOVED, FAILED -> {
				moves.add("the channel has the order", answered(world, new PaymentEvent.ChargeAccepted()));
				moves.untrusted("the channel has the order", silent(world));
				moves.crash("before the channel's answer is recorded", silent(world));
			}
		}
	}

	private void firstTime(World world, Account account, Moves moves) {
		moves.add("the order is taken in, the money moves", answered(moved(world, account, 1), new PaymentEvent.ChargeAccepted()));
		moves.fault("the money moves while the answer is on its way", moved(world, account, 1));
		moves.fault("the order is taken in, the money moves, nobody is told", answered(moved(world, account, 0), new PaymentEvent.ChargeAccepted()));
		moves.fault("the order is taken in, the money moves, told twice", answered(moved(world, account, 2), new PaymentEvent.ChargeAccepted()));
		moves.fault("the order is taken in and fails later",
				answered(world.with(world.current(), account.with(Order.FAILED).told(1)), new PaymentEvent.ChargeAccepted()));
		World declined = world.with(world.current(), account.with(Known.DECLINED));
		moves.fault("the account says no", answered(declined, new PaymentEvent.ChargeDeclined(true)));
		moves.fault("the channel says no", answered(declined, new PaymentEvent.ChargeDeclined(false)));
		moves.untrusted("the order never arrives", silent(world));
		moves.untrusted("the money moves", silent(moved(world, account, 1)));
		moves.fault("the order is under way for longer than the answer limit", silent(world.with(world.current(), account.with(Order.FLYING))));
		moves.crash("before the order is sent", silent(world));
		moves.crash("after the money moved", silent(moved(world, account, 1)));
	}

	private static World moved(World world, Account account, int news) {
		return world.with(world.current(), account.with(Order.MOVED).told(news));
	}

	void queries(World world, Moves moves) {
		switch (world.account(world.current()).order()) {
			case MOVED -> moves.add("the query says that the money moved", learned(world.opened(null), world.current(), true));
			case FAILED -> moves.add("the query says no", learned(world.opened(null), world.current(), false));
			case UNSENT, FLYING -> notFound(world, moves);
		}
		moves.fault("the query stays open", silent(world));
		moves.crash("before the query's answer is recorded", silent(world));
	}

	/** 34: three times in a row, then the same order again, or nobody but the file can say. */
	private void notFound(World world, Moves moves) {
		int asked = Math.min(NOT_FOUND_IN_ROW, world.asked() + 1);
		World told = answered(world.asked(asked), new PaymentEvent.ChargeNotFound(true));
		boolean goesOn = rules.next(told.payment()).deed() != Deed.QUERY_CHARGE || asked < NOT_FOUND_IN_ROW;
		moves.add("the query finds no such order", goesOn ? told.asked(asked % NOT_FOUND_IN_ROW) : told.leftToFile(true));
	}

	/** What a query or a notification of an order means, whether or not the payment still waits for it. */
	World learned(World world, int number, boolean moved) {
		boolean current = number == world.current();
		Account account = world.account(number);
		World booked = moved ? booked(world, number, account, current) : declined(world, number, account);
		PaymentEvent event = moved ? new PaymentEvent.Charged() : new PaymentEvent.ChargeDeclined(true);
		return booked.with(rules.after(world.payment(), current ? event : new PaymentEvent.OfAnotherOrder())).asked(0).leftToFile(false);
	}

	private World booked(World world, int number, Account account, boolean current) {
		boolean before = account.known() == Known.CHARGED || account.known() == Known.LATE;
		if (before && rules.booksOnce()) {
			return world;
		}
		boolean late = rules.late(world.payment(), current);
		return world.with(number, account.with(late ? Known.LATE : Known.CHARGED)).with(world.ledger().charge(late));
	}

	private static World declined(World world, int number, Account account) {
		return account.known() == Known.OPEN ? world.with(number, account.with(Known.DECLINED)) : world;
	}

	private World silent(World world) {
		Deed deed = world.open();
		if (deed == null) {
			throw new IllegalStateException("Nobody is asked");
		}
		return answered(world, rules.unanswered(deed, world.payment().step())).asked(0);
	}

	private World answered(World world, PaymentEvent event) {
		return world.opened(null).with(rules.after(world.payment(), event));
	}
}
