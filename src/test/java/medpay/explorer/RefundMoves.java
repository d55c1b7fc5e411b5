package medpay.explorer;

import java.util.ArrayList;
import java.util.List;
import medpay.explorer.Model.Move;

/** Collects what can happen to a refund next, with the price that an accident has. */
final class RefundMoves {

	private static final List<String> UNTRUSTED = List.of("no answer comes", "the amount is another", "the signature is wrong",
			"the code is unknown");

	private final RefundWorld from;
	private final List<Move<RefundWorld>> all = new ArrayList<>();

	RefundMoves(RefundWorld from) {
		this.from = from;
	}

	List<Move<RefundWorld>> all() {
		return all;
	}

	void add(String told, RefundWorld world) {
		all.add(new Move<>(told, world));
	}

	void fault(String told, RefundWorld world) {
		if (from.budget().faults() > 0) {
			add(told, world.costs(1, 0, 0));
		}
	}

	void untrusted(String told, RefundWorld world) {
		UNTRUSTED.forEach(kind -> fault(told + ", and " + kind, world));
	}

	void crash(String told, RefundWorld world) {
		if (from.budget().crashes() > 0) {
			add("our process ends " + told, world.costs(0, 1, 0));
		}
	}

	void act(String told, RefundWorld world) {
		if (from.budget().acts() > 0) {
			add(told, world.costs(0, 0, 1));
		}
	}
}
