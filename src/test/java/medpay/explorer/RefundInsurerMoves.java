package medpay.explorer;

import medpay.explorer.Insurer.Message;
import medpay.explorer.Insurer.Reversal;
import medpay.payment.refund.RefundEvent;
import medpay.payment.refund.RefundEvent.Balance;
import medpay.payment.refund.RefundNextStep.Deed;

/** What the insurance platform can do with the transactions of a refund. */
final class RefundInsurerMoves {

	private final RefundRules rules;

	RefundInsurerMoves(RefundRules rules) {
		this.rules = rules;
	}

	void answers(RefundWorld world, RefundMoves moves) {
		switch (world.refund().step()) {
			case REVERSE -> reverse(world, moves);
			case VOID_REVERSAL -> voidReversal(world, moves);
			case SETTLE -> settle(world, moves);
			case VOID_SETTLEMENT -> voidSettlement(world, moves);
			case CLOSE_VISIT -> quiet(world, moves, "2202", new RefundEvent.VisitClosed(), false);
			case WITHDRAW_OLD_LINES, WITHDRAW_LINES -> quiet(world, moves, "2205", new RefundEvent.LinesWithdrawn(), false);
			case UPLOAD_LINES -> quiet(world, moves, "2204", new RefundEvent.LinesUploaded(), true);
			case TRY -> quiet(world, moves, "2206", new RefundEvent.Tried(), true);
			case NOTHING -> throw new IllegalStateException("Nothing is asked");
		}
	}

	private void quiet(RefundWorld world, RefundMoves moves, String number, RefundEvent done, boolean refusable) {
		moves.add(number + " is done", answered(world, done));
		moves.fault(number + " stays without an answer", silent(world));
		if (refusable) {
			moves.fault(number + " is refused", answered(world, new RefundEvent.InsuranceRefused()));
		}
	}

	private void reverse(RefundWorld world, RefundMoves moves) {
		if (!world.stands()) {
			moves.add("2208 says it was undone already", answered(world.with(world.booked().reverse()), new RefundEvent.Reversed()));
			return;
		}
		RefundWorld undone = world.old(false, Reversal.DONE);
		moves.add("2208 undoes the settlement", answered(undone.with(world.booked().reverse()), new RefundEvent.Reversed()));
		moves.fault("2208 is refused", answered(world, new RefundEvent.ReversalRefused()));
		doubt(moves, "2208", world, undone, world.old(true, Reversal.FLYING));
	}

	private void voidReversal(RefundWorld world, RefundMoves moves) {
		RefundWorld voided = switch (world.reversal()) {
			case DONE -> world.old(true, Reversal.NONE);
			case FLYING -> world.old(world.stands(), Reversal.FLYING_VOIDED);
			case NONE, FLYING_VOIDED, ORPHAN -> world;
		};
		moves.add("2601 voids the 2208", answered(voided, new RefundEvent.ReversalVoided()));
		doubt(moves, "2601", world, voided, world);
	}

	private void settle(RefundWorld world, RefundMoves moves) {
		int number = world.refund().settleTries() + 1;
		RefundWorld settled = world.with(world.fresh().with(number, Message.STANDING));
		for (Balance balance : Balance.values()) {
			moves.add("2207 settles what remains: " + balance, answered(
					settled.with(settled.fresh().known(number)).with(world.booked().resettle()), new RefundEvent.Resettled(balance)));
		}
		moves.fault("2207 is refused", answered(world, new RefundEvent.InsuranceRefused()));
		doubt(moves, "2207", world, settled, world.with(world.fresh().with(number, Message.FLYING)));
	}

	private void voidSettlement(RefundWorld world, RefundMoves moves) {
		RefundWorld voided = world.with(world.fresh().voided(world.refund().settleTries()));
		moves.add("2601 voids the 2207", answered(voided, new RefundEvent.SettlementVoided()));
		doubt(moves, "2601", world, voided, world);
	}

	private void doubt(RefundMoves moves, String number, RefundWorld before, RefundWorld after, RefundWorld late) {
		moves.untrusted(number + " does nothing", silent(before));
		moves.untrusted(number + " takes effect", silent(after));
		moves.crash("before " + number + " is sent", silent(before));
		moves.crash("after " + number + " took effect", silent(after));
		if (!late.equals(before)) {
			moves.fault(number + " is under way for longer than the answer limit", silent(late));
		}
	}

	private RefundWorld silent(RefundWorld world) {
		return answered(world, rules.unanswered(Deed.ASK_INSURANCE, world.refund().step()));
	}

	private RefundWorld answered(RefundWorld world, RefundEvent event) {
		return world.opened(null).with(rules.after(world.refund(), event));
	}
}
