package medpay.explorer;

import java.util.ArrayList;
import java.util.List;
import medpay.explorer.Model.Move;

/** Collects what can happen next, with the price that an accident has. */
final class Moves {

	private static final List<String> UNTRUSTED = List.of("no answer comes", "the amount is another", "the signature is wrong",
			"the code is unknown");

	private final World from;
	private final List<Move<World>> all = new ArrayList<>();

	Moves(World from) {
		this.from = from;
	}

	List<Move<World>> all() {
		return all;
	}

	void add(String told, World world) {
		all.add(new Move<>(told, world));
	}

	/** Something goes wrong: possible while the budget lasts. */
	void fault(String told, World world) {
		if (from.budget().faults() > 0) {
			add(told, world.costs(1, 0, 0));
		}
	}

	/** Every kind of answer that proves nothing, with the same effect. */
	void untrusted(String told, World world) {
		UNTRUSTED.forEach(kind -> fault(told + ", and " + kind, world));
	}

	/** Our process ends. */
	void crash(String told, World world) {
		if (from.budget().crashes() > 0) {
			add("our process ends " + told, world.costs(0, 1, 0));
		}
	}

	/** The hospital, or time, does something. */
	void act(String told, World world) {
		if (from.budget().acts() > 0) {
			add(told, world.costs(0, 0, 1));
		}
	}
}
