package medpay.explorer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medpay.explorer.Account.Known;
import medpay.explorer.Account.Order;
import medpay.explorer.Insurer.Message;
import medpay.explorer.Insurer.Reversal;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundNextStep.Deed;
import medpay.payment.refund.RefundState;
import medpay.payment.refund.ReturnRoute;

/** One refund between the hospital, the platform and the channel. */
final class RefundModel implements Model<RefundWorld> {

	private final RefundRules rules;
	private final RefundInsurerMoves insurer;
	private final RefundChannelMoves channel;

	RefundModel(RefundRules rules) {
		this.rules = rules;
		this.insurer = new RefundInsurerMoves(rules);
		this.channel = new RefundChannelMoves(rules);
	}

	@Override
	public List<Move<RefundWorld>> moves(RefundWorld world) {
		var moves = new RefundMoves(world);
		if (world.open() != null) {
			answers(world, world.open(), moves);
		} else if (!world.leftToFile()) {
			goesOn(world, rules.next(world.refund()).deed(), moves);
		}
		meanwhile(world, moves);
		return moves.all();
	}

	private void goesOn(RefundWorld world, Deed deed, RefundMoves moves) {
		switch (deed) {
			case BEGIN -> moves.add("we begin", world.with(rules.after(world.refund(), new RefundEvent.Begun())));
			case ORDER_RETURN -> {
				int number = world.current() + 1;
				moves.add("we make order " + number, world.with(number, world.order(number).with(Known.OPEN)).waitsFor(number)
						.with(rules.after(world.refund(), new RefundEvent.ReturnOrdered())));
			}
			case ASK_INSURANCE, SEND_RETURN, QUERY_RETURN -> moves.add("we save: " + deed + " " + world.refund().step(), world.opened(deed));
			case GIVE_ROOM -> {
				moves.add("the agreement has room again", world.givesRoom().with(rules.after(world.refund(), new RefundEvent.RoomGiven())));
				moves.crash("after the agreement was told", world.givesRoom());
			}
			case NOTHING -> {
				// somebody else has the next word
			}
		}
	}

	private void answers(RefundWorld world, Deed deed, RefundMoves moves) {
		switch (deed) {
			case ASK_INSURANCE -> insurer.answers(world, moves);
			case SEND_RETURN -> channel.sent(world, moves);
			case QUERY_RETURN -> channel.queries(world, moves);
			case BEGIN, ORDER_RETURN, GIVE_ROOM, NOTHING -> throw new IllegalStateException(deed + " is no attempt");
		}
	}

	private void meanwhile(RefundWorld world, RefundMoves moves) {
		for (int number = 1; number <= 2; number++) {
			lateSettlement(world, number, moves);
			order(world, number, moves);
		}
		boolean voided = world.reversal() == Reversal.FLYING_VOIDED;
		if (voided || world.reversal() == Reversal.FLYING) {
			moves.add("the late 2208 is lost", world.old(world.stands(), Reversal.NONE));
			if (world.stands()) {
				moves.add("the late 2208 undoes the settlement", world.old(false, voided ? Reversal.ORPHAN : Reversal.DONE));
			}
		}
		if (world.refund().state() == RefundState.RETURN_AT_WINDOW) {
			moves.act("the cashier pays it out",
					world.with(world.booked().payOut()).with(rules.after(world.refund(), new RefundEvent.PaidBackAtWindow())));
		}
	}

	private static void lateSettlement(RefundWorld world, int number, RefundMoves moves) {
		Message message = world.fresh().message(number);
		if (message == Message.FLYING || message == Message.FLYING_VOIDED) {
			moves.add("the late 2207 is lost", world.with(world.fresh().with(number, Message.UNSENT)));
			moves.add("the late 2207 settles",
					world.with(world.fresh().with(number, message == Message.FLYING ? Message.STANDING : Message.ORPHAN)));
		}
	}

	private void order(RefundWorld world, int number, RefundMoves moves) {
		Account order = world.order(number);
		if (order.order() == Order.FLYING) {
			moves.add("the late order gives the money back", world.with(number, order.with(Order.MOVED).told(1)));
			moves.add("the late order is lost", world.with(number, order.with(Order.UNSENT)));
		}
		if (order.news() > 0) {
			moves.add("the channel tells of order " + number,
					channel.learned(world.with(number, order.told(-1)), number, order.order() == Order.MOVED));
		}
	}

	@Override
	public Optional<String> wrong(RefundWorld world) {
		if (world.booked().returned() + world.booked().paidOut() > 1) {
			return Optional.of("the same money goes back twice");
		}
		if (world.booked().reversed() > 1 || world.booked().resettled() > 1) {
			return Optional.of("one effect was booked twice");
		}
		return atRest(world) ? wrongAtRest(world) : Optional.empty();
	}

	private static Optional<String> wrongAtRest(RefundWorld world) {
		long moved = Stream.of(world.first(), world.second()).filter(order -> order.order() == Order.MOVED).count();
		if (moved != world.booked().returned()) {
			return Optional.of("the channel's books are not ours");
		}
		if (moved > 0 != world.roomGiven()) {
			return Optional.of("the agreement's room is not what went back");
		}
		boolean orphan = world.fresh().orphan() || world.reversal() == Reversal.ORPHAN;
		boolean fresh = Stream.of(world.fresh().first(), world.fresh().second()).anyMatch(message -> message == Message.STANDING);
		if (!orphan && (world.stands() != (world.refund().plan().reverses() && world.booked().reversed() == 0)
				|| fresh != (world.booked().resettled() > 0))) {
			return Optional.of("the platform's books are not ours");
		}
		return end(world, moved);
	}

	private static Optional<String> end(RefundWorld world, long moved) {
		boolean back = moved + world.booked().paidOut() == 1;
		boolean nothingBack = world.refund().plan().route() == ReturnRoute.NOTHING || world.refund().plan().resettles();
		boolean undone = !world.refund().plan().reverses() || world.booked().reversed() == 1;
		boolean right = switch (world.refund().state()) {
			case DONE -> undone && (back || nothingBack);
			case REFUSED -> moved == 0 && world.booked().reversed() == 0;
			case WINDOW_DUE, NOT_RESETTLED, RETURN_AT_WINDOW -> undone && moved == 0;
			case RETURNING -> world.leftToFile() && moved == 0;
			case REQUESTED, REVERSING, RESETTLING -> false;
		};
		return right ? Optional.empty() : Optional.of(world.refund().state() + " is not what the books say: " + world.booked());
	}

	@Override
	public Optional<String> end(RefundWorld world) {
		if (!atRest(world)) {
			return Optional.empty();
		}
		boolean orphan = world.fresh().orphan() || world.reversal() == Reversal.ORPHAN;
		String name = world.refund().state() + (world.leftToFile() ? ", the channel's file decides" : "");
		return Optional.of(orphan ? name + " (took effect after its void)" : name);
	}

	private boolean atRest(RefundWorld world) {
		boolean asks = world.open() != null || (!world.leftToFile() && rules.next(world.refund()).deed() != Deed.NOTHING);
		boolean flies = world.fresh().flies() || world.reversal() == Reversal.FLYING || world.reversal() == Reversal.FLYING_VOIDED
				|| world.first().order() == Order.FLYING || world.second().order() == Order.FLYING;
		return !asks && !flies && world.first().news() + world.second().news() == 0;
	}
}
