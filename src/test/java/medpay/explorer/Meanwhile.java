package medpay.explorer;

import medpay.explorer.Account.Order;
import medpay.explorer.Insurer.Message;
import medpay.explorer.Insurer.Reversal;
import medpay.explorer.World.Hold;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;
import medpay.payment.machine.PaymentState;

/** What happens whether or not we wait for it: late effects, call-backs, the hospital's own acts, time. */
final class Meanwhile {

	private final Rules rules;
	private final ChannelMoves channel;

	Meanwhile(Rules rules, ChannelMoves channel) {
		this.rules = rules;
		this.channel = channel;
	}

	void moves(World world, Moves moves) {
		for (int number = 1; number <= 2; number++) {
			lateSettlement(world, number, moves);
			order(world, number, moves);
		}
		lateReversal(world, moves);
		leftOverHold(world, moves);
		acts(world, moves);
	}

	private static void lateSettlement(World world, int number, Moves moves) {
		Insurer insurer = world.insurer();
		switch (insurer.message(number)) {
			case FLYING -> {
				moves.add("the late 2207 settles", world.with(insurer.with(number, Message.STANDING)));
				moves.add("the late 2207 is lost", world.with(insurer.with(number, Message.UNSENT)));
			}
			case FLYING_VOIDED -> {
				moves.add("the voided 2207 settles all the same", world.with(insurer.with(number, Message.ORPHAN)));
				moves.add("the voided 2207 is lost", world.with(insurer.with(number, Message.UNSENT)));
			}
			case UNSENT, STANDING, UNDONE, ORPHAN -> {
				// nothing of it is on its way
			}
		}
	}

	private static void lateReversal(World world, Moves moves) {
		Insurer insurer = world.insurer();
		boolean voided = insurer.reversal() == Reversal.FLYING_VOIDED;
		if (insurer.reversal() != Reversal.FLYING && !voided) {
			return;
		}
		moves.add("the late 2208 is lost", world.with(insurer.with(Reversal.NONE)));
		if (insurer.stands()) {
			moves.add("the late 2208 undoes the settlement",
					world.with(insurer.with(insurer.ours(), Message.UNDONE).with(voided ? Reversal.ORPHAN : Reversal.DONE)));
		}
	}

	private void order(World world, int number, Moves moves) {
		Account account = world.account(number);
		if (account.order() == Order.FLYING) {
			moves.add("the late order moves the money", world.with(number, account.with(Order.MOVED).told(1)));
			moves.add("the late order is lost", world.with(number, account.with(Order.UNSENT)));
		}
		if (account.news() > 0) {
			World told = world.with(number, account.told(-1));
			moves.add("the channel tells of order " + number, channel.learned(told, number, account.order() == Order.MOVED));
		}
	}

	/** The agreement's own job: a hold that the payment does not know of, and does not ask for, is given back. */
	private void leftOverHold(World world, Moves moves) {
		if (leavesHoldOver(world)) {
			moves.add("the left-over hold is given back", world.with(Hold.NONE));
		}
	}

	boolean leavesHoldOver(World world) {
		boolean noted = switch (world.payment().hold()) {
			case HELD, TO_CONSUME, TO_RELEASE -> true;
			case NONE, DONE -> false;
		};
		return world.hold() == Hold.OPEN && !noted && world.open() == null && rules.next(world.payment()).deed() == Deed.NOTHING;
	}

	private void acts(World world, Moves moves) {
		PaymentState state = world.payment().state();
		if (!world.payment().withdrawn() && !state.ended()) {
			moves.act("the hospital withdraws the bill", happened(world, new PaymentEvent.Withdrawn()));
		}
		if (rules.windowMayTake(world.payment()) && world.ledger().cash() == 0) {
			moves.act("the cashier takes the money", happened(world.with(world.ledger().takeCash()), new PaymentEvent.WindowPaid()));
		}
		if (state == PaymentState.AT_WINDOW) {
			moves.act("the hospital gives the payment up", happened(world, new PaymentEvent.Cancelled(false)));
		}
		if (world.payment().mayExpire()) {
			moves.act("the time at the window is over", happened(world, new PaymentEvent.Expired(world.delivered(), false)));
		}
		if (world.payment().mayRetryAccounts() && world.current() < 2) {
			moves.act("the accounts are tried another day", happened(world, new PaymentEvent.AccountsTriedAgain()));
		}
	}

	private World happened(World world, PaymentEvent event) {
		World next = world.with(rules.after(world.payment(), event));
		boolean givenUp = next.payment().state() == PaymentState.REVERSED && world.payment().state() != PaymentState.REVERSED;
		return givenUp ? next.with(next.ledger().giveUp()) : next;
	}
}
