package medpay.explorer;

import medpay.payment.machine.NextStep.Deed;
import medpay.payment.machine.Situation;
import org.jspecify.annotations.Nullable;

/**
 * One moment of one payment and everything around it.
 *
 * @param open the attempt that is saved and unanswered
 * @param current the account whose order the payment waits for: 0 none, 1 or 2
 * @param hold what the agreement holds
 * @param asked how often in a row the channel did not find the order
 * @param leftToFile nobody asks any more: the channel's day file decides
 */
record World(Situation payment, @Nullable Deed open, Insurer insurer, Account first, Account second, int current, Hold hold, Ledger ledger, int asked,
		boolean leftToFile, boolean delivered, Budget budget) {

	/** What the agreement holds for the payment. */
	enum Hold {
		/** Nothing. */
		NONE,
		/** The amount. */
		OPEN,
		/** It became part of what was used. */
		CONSUMED
	}

	/** What may still go wrong or be done. */
	record Budget(int faults, int crashes, int acts) {}

	/**
	 * What was booked.
	 *
	 * @param settled how often; {@code reversed}: how often
	 * @param charged entries that paid the bill; {@code late}: entries that are owed back
	 */
	record Ledger(boolean billed, int settled, int reversed, int charged, int late, int cash, int givenUp) {

		static final Ledger EMPTY = new Ledger(false, 0, 0, 0, 0, 0, 0);

		/** What the patient owes, in self-pay parts. */
		int owed() {
			return (billed ? 1 : 0) + settled - reversed - givenUp - charged - cash;
		}

		Ledger bill() {
			return new Ledger(true, settled, reversed, charged, late, cash, givenUp);
		}

		Ledger settle() {
			return new Ledger(billed, settled + 1, reversed, charged, late, cash, givenUp);
		}

		Ledger reverse() {
			return new Ledger(billed, settled, reversed + 1, charged, late, cash, givenUp);
		}

		Ledger charge(boolean isLate) {
			return isLate
					? new Ledger(billed, settled, reversed, charged, late + 1, cash, givenUp)
					: new Ledger(billed, settled, reversed, charged + 1, late, cash, givenUp);
		}

		Ledger takeCash() {
			return new Ledger(billed, settled, reversed, charged, late, cash + 1, givenUp);
		}

		Ledger giveUp() {
			return new Ledger(billed, settled, reversed, charged, late, cash, givenUp + 1);
		}
	}

	static World of(Situation payment, boolean delivered, Budget budget) {
		return new World(payment, null, Insurer.NOTHING, Account.UNTOUCHED, Account.UNTOUCHED, 0, Hold.NONE, Ledger.EMPTY, 0, false, delivered,
				budget);
	}

	Account account(int number) {
		return number == 1 ? first : second;
	}

	World with(Situation value) {
		return new World(value, open, insurer, first, second, current, hold, ledger, asked, leftToFile, delivered, budget);
	}

	World opened(@Nullable Deed value) {
		return new World(payment, value, insurer, first, second, current, hold, ledger, asked, leftToFile, delivered, budget);
	}

	World with(Insurer value) {
		return new World(payment, open, value, first, second, current, hold, ledger, asked, leftToFile, delivered, budget);
	}

	World with(int number, Account value) {
		return new World(payment, open, insurer, number == 1 ? value : first, number == 2 ? value : second, current, hold, ledger, asked, leftToFile,
				delivered, budget);
	}

	World waitsFor(int number) {
		return new World(payment, open, insurer, first, second, number, hold, ledger, asked, leftToFile, delivered, budget);
	}

	World with(Hold value) {
		return new World(payment, open, insurer, first, second, current, value, ledger, asked, leftToFile, delivered, budget);
	}

	World with(Ledger value) {
		return new World(payment, open, insurer, first, second, current, hold, value, asked, leftToFile, delivered, budget);
	}

	World asked(int value) {
		return new World(payment, open, insurer, first, second, current, hold, ledger, value, leftToFile, delivered, budget);
	}

	World leftToFile(boolean value) {
		return new World(payment, open, insurer, first, second, current, hold, ledger, asked, value, delivered, budget);
	}

	World costs(int faults, int crashes, int acts) {
		return new World(payment, open, insurer, first, second, current, hold, ledger, asked, leftToFile, delivered,
				new Budget(budget.faults() - faults, budget.crashes() - crashes, budget.acts() - acts));
	}
}
