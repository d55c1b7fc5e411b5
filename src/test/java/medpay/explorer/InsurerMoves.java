package medpay.explorer;

import medpay.explorer.Insurer.Message;
import medpay.explorer.Insurer.Reversal;
import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.PaymentEvent;

/** What the insurance platform can do with an attempt that lies before it. */
final class InsurerMoves {

	private final Rules rules;

	InsurerMoves(Rules rules) {
		this.rules = rules;
	}

	void answers(World world, Deed deed, Moves moves) {
		switch (deed) {
			case ASK_INSURANCE -> transaction(world, moves);
			case VOID_SETTLEMENT -> voidSettlement(world, moves);
			case REVERSE -> reverse(world, moves);
			case VOID_REVERSAL -> voidReversal(world, moves);
			case CLOSE_VISIT -> {
				moves.add("2202 closes the visit", answered(world, new PaymentEvent.VisitClosed()));
				moves.fault("2202 stays without an answer", silent(world));
			}
			case BEGIN, HOLD, CHARGE, QUERY_CHARGE, ASK_CONFIRMATION, QUERY_CONFIRMATION, CONSUME_HOLD, RELEASE_HOLD, GIVE_UP, NOTHING ->
				throw new IllegalStateException(deed + " is no transaction of the platform");
		}
	}

	private void transaction(World world, Moves moves) {
		switch (world.payment().step()) {
			case SETTLE -> settle(world, moves);
			case WITHDRAW_LINES -> quiet(world, moves, "2205", new PaymentEvent.LinesWithdrawn(), false);
			case UPLOAD_LINES -> quiet(world, moves, "2204", new PaymentEvent.LinesUploaded(), true);
			case TRY -> quiet(world, moves, "2206", new PaymentEvent.Tried(), true);
			case OPEN_VISIT -> quiet(world, moves, "2201", new PaymentEvent.VisitOpened(), true);
			case TELL_DIAGNOSES -> quiet(world, moves, "2203", new PaymentEvent.DiagnosesTold(), true);
			case NOTHING -> throw new IllegalStateException("Nothing is asked");
		}
	}

	/** A transaction that moves no money. */
	private void quiet(World world, Moves moves, String number, PaymentEvent done, boolean refusable) {
		moves.add(number + " is done", answered(world, done));
		moves.fault(number + " stays without an answer", silent(world));
		if (refusable) {
			moves.fault(number + " is refused", answered(world, new PaymentEvent.InsuranceRefused()));
		}
	}

	private void settle(World world, Moves moves) {
		int number = world.payment().settleTries() + 1;
		World settled = world.with(world.insurer().with(number, Message.STANDING));
		moves.add("2207 settles",
				answered(settled.with(settled.insurer().known(number)).with(world.ledger().settle()), new PaymentEvent.Settled(false)));
		moves.fault("2207 is refused", answered(world, new PaymentEvent.InsuranceRefused()));
		doubt(moves, "2207", world, settled, world.with(world.insurer().with(number, Message.FLYING)));
	}

	private void voidSettlement(World world, Moves moves) {
		World voided = world.with(world.insurer().voided(world.payment().settleTries()));
		moves.add("2601 voids the 2207", answered(voided, new PaymentEvent.Voided(true)));
		moves.fault("2601 voids the 2207, and the code's day is over", answered(voided, new PaymentEvent.Voided(false)));
		doubt(moves, "2601", world, voided, world);
	}

	private void reverse(World world, Moves moves) {
		int number = world.insurer().ours();
		if (world.insurer().message(number) != Message.STANDING) {
			moves.add("2208 says it was undone already", answered(world.with(world.ledger().reverse()), new PaymentEvent.Reversed()));
			return;
		}
		World undone = world.with(world.insurer().with(number, Message.UNDONE).with(Reversal.DONE));
		moves.add("2208 undoes the settlement", answered(undone.with(world.ledger().reverse()), new PaymentEvent.Reversed()));
		moves.fault("2208 is refused", answered(world, new PaymentEvent.ReversalRefused()));
		doubt(moves, "2208", world, undone, world.with(world.insurer().with(Reversal.FLYING)));
	}

	private void voidReversal(World world, Moves moves) {
		World voided = world.with(world.insurer().reversalVoided());
		moves.add("2601 voids the 2208", answered(voided, new PaymentEvent.ReversalVoided()));
		doubt(moves, "2601", world, voided, world);
	}

	/** Lost on the way, lost on the way back, or late; and our process ending at each of these moments. */
	private void doubt(Moves moves, String number, World before, World after, World late) {
		moves.untrusted(number + " does nothing", silent(before));
		moves.untrusted(number + " takes effect", silent(after));
		moves.crash("before " + number + " is sent", silent(before));
		moves.crash("after " + number + " took effect", silent(after));
		if (!late.equals(before)) {
			moves.fault(number + " is under way for longer than the answer limit", silent(late));
		}
	}

	private World silent(World world) {
		Deed deed = world.open();
		if (deed == null) {
			throw new IllegalStateException("Nobody is asked");
		}
		return answered(world, rules.unanswered(deed, world.payment().step()));
	}

	private World answered(World world, PaymentEvent event) {
		return world.opened(null).with(rules.after(world.payment(), event));
	}
}
