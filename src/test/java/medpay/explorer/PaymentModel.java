package medpay.explorer;

import java.util.List;
import java.util.Optional;
import medpay.explorer.Account.Known;
import medpay.explorer.World.Hold;
import medpay.payment.machine.ChargeStep;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;

/** One payment between the hospital, the platform and the channel: what our commits do, and what can happen between them. */
final class PaymentModel implements Model<World> {

	private static final int ACCOUNTS = 2;

	private final Rules rules;
	private final InsurerMoves insurer;
	private final ChannelMoves channel;
	private final Meanwhile meanwhile;

	PaymentModel(Rules rules) {
		this.rules = rules;
		this.insurer = new InsurerMoves(rules);
		this.channel = new ChannelMoves(rules);
		this.meanwhile = new Meanwhile(rules, channel);
	}

	@Override
	public List<Move<World>> moves(World world) {
		var moves = new Moves(world);
		if (world.open() != null) {
			answers(world, world.open(), moves);
		} else if (!world.leftToFile()) {
			goesOn(world, rules.next(world.payment()).deed(), moves);
		}
		meanwhile.moves(world, moves);
		return moves.all();
	}

	/** The next commit: what needs no party is done in it, everything else is saved as an attempt. */
	private void goesOn(World world, Deed deed, Moves moves) {
		switch (deed) {
			case BEGIN -> moves.add("we begin", begun(world));
			case GIVE_UP -> moves.add("we give up what was not begun", givenUp(world));
			case CONSUME_HOLD -> settles(world, Hold.CONSUMED, moves);
			case RELEASE_HOLD -> settles(world, world.hold() == Hold.CONSUMED ? Hold.CONSUMED : Hold.NONE, moves);
			case ASK_INSURANCE, VOID_SETTLEMENT, REVERSE, VOID_REVERSAL, CLOSE_VISIT, CHARGE, QUERY_CHARGE, HOLD ->
				moves.add("we save: " + deed, world.opened(deed));
			case NOTHING -> {
				// somebody else has the next word
			}
			case ASK_CONFIRMATION, QUERY_CONFIRMATION -> throw new IllegalStateException("Nobody is asked on the phone here");
		}
	}

	private World begun(World world) {
		World begun = world.with(rules.after(world.payment(), new PaymentEvent.Begun(true)));
		return world.payment().insured() ? begun : begun.with(begun.ledger().bill());
	}

	private World givenUp(World world) {
		boolean neverSent = world.payment().charge() == ChargeStep.READY;
		World noted = neverSent ? world.with(world.current(), world.account(world.current()).with(Known.DECLINED)) : world;
		return noted.with(rules.after(world.payment(), new PaymentEvent.GivenUp()));
	}

	private void settles(World world, Hold hold, Moves moves) {
		moves.add("the agreement settles the hold: " + hold, world.with(hold).with(rules.after(world.payment(), new PaymentEvent.HoldSettled())));
		moves.crash("after the agreement settled the hold", world.with(hold));
	}

	private void answers(World world, Deed deed, Moves moves) {
		switch (deed) {
			case HOLD -> holds(world, moves);
			case CHARGE -> channel.charges(world, moves);
			case QUERY_CHARGE -> channel.queries(world, moves);
			case ASK_INSURANCE, VOID_SETTLEMENT, REVERSE, VOID_REVERSAL, CLOSE_VISIT -> insurer.answers(world, deed, moves);
			case BEGIN, GIVE_UP, CONSUME_HOLD, RELEASE_HOLD, ASK_CONFIRMATION, QUERY_CONFIRMATION, NOTHING ->
				throw new IllegalStateException(deed + " is no attempt");
		}
	}

	private void holds(World world, Moves moves) {
		World closed = world.opened(null);
		boolean waits = rules.next(world.payment()).deed() == Deed.HOLD;
		if (world.current() < ACCOUNTS) {
			World held = closed.with(Hold.OPEN);
			int number = world.current() + 1;
			World ordered = waits ? held.with(number, held.account(number).with(Known.OPEN)).waitsFor(number) : held;
			moves.add("the agreement holds the amount", ordered.with(rules.after(world.payment(), new PaymentEvent.HoldTaken())));
			moves.crash("after the agreement held the amount", held);
			moves.fault("no agreement carries the amount", closed.with(rules.after(world.payment(), new PaymentEvent.HoldRefused())));
		} else {
			moves.add("no agreement is left", closed.with(rules.after(world.payment(), new PaymentEvent.HoldRefused())));
		}
	}

	@Override
	public Optional<String> wrong(World world) {
		return Judge.wrong(world).or(() -> beginsThoughWithdrawn(world)).or(() -> atRest(world) ? Judge.wrongAtRest(world) : Optional.empty());
	}

	private Optional<String> beginsThoughWithdrawn(World world) {
		boolean begins = switch (rules.next(world.payment()).deed()) {
			case BEGIN, HOLD, CHARGE -> world.open() == null && world.payment().withdrawn();
			case ASK_INSURANCE, VOID_SETTLEMENT, QUERY_CHARGE, ASK_CONFIRMATION, QUERY_CONFIRMATION, CONSUME_HOLD, RELEASE_HOLD, GIVE_UP, REVERSE,
					VOID_REVERSAL, CLOSE_VISIT, NOTHING ->
				false;
		};
		return begins ? Optional.of("a withdrawn bill begins something new") : Optional.empty();
	}

	@Override
	public Optional<String> end(World world) {
		return atRest(world) ? Optional.of(Judge.end(world)) : Optional.empty();
	}

	/** Nothing need happen any more: nobody is asked, nothing is on its way. */
	private boolean atRest(World world) {
		boolean asks = world.open() != null || (!world.leftToFile() && rules.next(world.payment()).deed() != Deed.NOTHING);
		boolean comes = world.insurer().flies() || world.first().news() + world.second().news() > 0 || world.first().order() == Account.Order.FLYING
				|| world.second().order() == Account.Order.FLYING || meanwhile.leavesHoldOver(world);
		return !asks && !comes;
	}
}
