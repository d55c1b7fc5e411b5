package medpay.explorer;

import medpay.explorer.Insurer.Reversal;
import medpay.explorer.World.Budget;
import medpay.payment.refund.RefundNextStep.Deed;
import medpay.payment.refund.RefundSituation;
import org.jspecify.annotations.Nullable;

/**
 * One moment of one refund and everything around it.
 *
 * @param open the attempt that is saved and unanswered
 * @param stands the settlement that is to be undone still stands at the platform
 * @param reversal what became of the last 2208
 * @param fresh the 2207 of what remains, two tries at most; {@code ours} is the one we know of
 * @param first the void, or the only refund order; {@code second} the refund instead of the void
 * @param current the order that the refund waits for: 0 none, 1 or 2
 */
record RefundWorld(RefundSituation refund, @Nullable Deed open, boolean stands, Reversal reversal, Insurer fresh, Account first, Account second,
		int current, Booked booked, int asked, boolean leftToFile, boolean roomGiven, Budget budget) {

	/** What was booked. */
	record Booked(int reversed, int resettled, int returned, int paidOut) {

		static final Booked NOTHING = new Booked(0, 0, 0, 0);

		Booked reverse() {
			return new Booked(reversed + 1, resettled, returned, paidOut);
		}

		Booked resettle() {
			return new Booked(reversed, resettled + 1, returned, paidOut);
		}

		Booked giveBack() {
			return new Booked(reversed, resettled, returned + 1, paidOut);
		}

		Booked payOut() {
			return new Booked(reversed, resettled, returned, paidOut + 1);
		}
	}

	static RefundWorld of(RefundSituation refund, Budget budget) {
		return new RefundWorld(refund, null, refund.plan().reverses(), Reversal.NONE, Insurer.NOTHING, Account.UNTOUCHED, Account.UNTOUCHED, 0,
				Booked.NOTHING, 0, false, false, budget);
	}

	Account order(int number) {
		return number == 1 ? first : second;
	}

	RefundWorld with(RefundSituation value) {
		return new RefundWorld(value, open, stands, reversal, fresh, first, second, current, booked, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld opened(@Nullable Deed value) {
		return new RefundWorld(refund, value, stands, reversal, fresh, first, second, current, booked, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld old(boolean standing, Reversal value) {
		return new RefundWorld(refund, open, standing, value, fresh, first, second, current, booked, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld with(Insurer value) {
		return new RefundWorld(refund, open, stands, reversal, value, first, second, current, booked, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld with(int number, Account value) {
		return new RefundWorld(refund, open, stands, reversal, fresh, number == 1 ? value : first, number == 2 ? value : second, current, booked,
				asked,
				leftToFile, roomGiven, budget);
	}

	RefundWorld waitsFor(int number) {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, number, booked, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld with(Booked value) {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, current, value, asked, leftToFile, roomGiven, budget);
	}

	RefundWorld asked(int value) {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, current, booked, value, leftToFile, roomGiven, budget);
	}

	RefundWorld leftToFile(boolean value) {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, current, booked, asked, value, roomGiven, budget);
	}

	RefundWorld givesRoom() {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, current, booked, asked, leftToFile, true, budget);
	}

	RefundWorld costs(int faults, int crashes, int acts) {
		return new RefundWorld(refund, open, stands, reversal, fresh, first, second, current, booked, asked, leftToFile, roomGiven,
				new Budget(budget.faults() - faults, budget.crashes() - crashes, budget.acts() - acts));
	}
}
