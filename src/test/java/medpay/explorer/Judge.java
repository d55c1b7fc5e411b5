package medpay.explorer;

import java.util.Optional;
import java.util.stream.Stream;
import medpay.explorer.Account.Known;
import medpay.explorer.Account.Order;
import medpay.explorer.Insurer.Message;
import medpay.explorer.World.Hold;
import medpay.explorer.World.Ledger;
import medpay.payment.machine.PaymentState;

/** Says what is wrong in a world (I1, I2, I3, I6, I8, I9, I10). */
final class Judge {

	private Judge() {}

	static Optional<String> wrong(World world) {
		Ledger ledger = world.ledger();
		if (ledger.owed() < 0) {
			return Optional.of("the patient paid more than once");
		}
		if (ledger.charged() > 1 || ledger.settled() > 1 || ledger.reversed() > ledger.settled() || ledger.cash() > 1) {
			return Optional.of("one effect was booked twice");
		}
		return state(world, ledger);
	}

	private static Optional<String> state(World world, Ledger ledger) {
		boolean right = switch (world.payment().state()) {
			case PAID -> ledger.charged() == 1 && ledger.cash() == 0 && ledger.owed() == 0;
			case PAID_AT_WINDOW -> ledger.charged() == 0 && ledger.cash() == 1 && ledger.owed() == 0;
			case AT_WINDOW, CHARGING, CHARGE_IN_DOUBT, INSURED -> ledger.owed() == 1;
			case REVERSED, REFUSED -> ledger.owed() == 0 && ledger.charged() == 0 && ledger.cash() == 0;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT -> ledger.owed() == 0 && ledger.settled() == 0;
			case REVERSING, REVERSAL_IN_DOUBT -> ledger.owed() == 1 && ledger.reversed() == 0;
		};
		return right ? Optional.empty() : Optional.of(world.payment().state() + " is not what the ledger says: " + ledger);
	}

	/** At rest, the parties' books must be ours. */
	static Optional<String> wrongAtRest(World world) {
		if (Stream.of(world.first(), world.second()).anyMatch(Judge::unknownMoney)) {
			return Optional.of("the channel moved money that is not booked");
		}
		if (Stream.of(world.first(), world.second()).anyMatch(Judge::bookedWithoutMoney)) {
			return Optional.of("money is booked that the channel never moved");
		}
		long moved = moved(world);
		if ((world.hold() == Hold.OPEN && !world.leftToFile()) || (world.hold() == Hold.CONSUMED) != (moved > 0)) {
			return Optional.of("the agreement's limit is " + world.hold() + " after " + moved + " charges");
		}
		if (!world.insurer().orphan() && standing(world) != world.ledger().settled() - world.ledger().reversed()) {
			return Optional.of("the platform's books are not ours");
		}
		return world.leftToFile() || world.payment().state().answered() ? Optional.empty() : Optional.of("rests in " + world.payment().state());
	}

	private static long moved(World world) {
		return Stream.of(world.first(), world.second()).filter(account -> account.order() == Order.MOVED).count();
	}

	private static boolean unknownMoney(Account account) {
		return account.order() == Order.MOVED && account.known() != Known.CHARGED && account.known() != Known.LATE;
	}

	private static boolean bookedWithoutMoney(Account account) {
		return account.order() != Order.MOVED && (account.known() == Known.CHARGED || account.known() == Known.LATE);
	}

	private static long standing(World world) {
		return Stream.of(world.insurer().first(), world.insurer().second()).filter(message -> message == Message.STANDING).count();
	}

	/** The end's name. */
	static String end(World world) {
		PaymentState state = world.payment().state();
		String name = world.leftToFile() ? state + ", the channel's file decides" : state.name();
		if (world.ledger().late() > 0) {
			name += ", " + world.ledger().late() + " late charge to return";
		}
		return world.insurer().orphan() ? name + " (settled after its void)" : name;
	}
}
