package medpay.explorer;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import medpay.explorer.Model.Move;

/**
 * Walks every path of a model, depth first. A world that was walked before is not walked again: its paths are counted by addition. Budgets make the worlds a graph
 * without circles; should one appear all the same, that is a violation, because then something never ends.
 *
 * @param <W> the world
 */
final class Search<W> {

	private final Model<W> model;
	private final Map<W, BigInteger> walked = new HashMap<>();
	private final Set<W> onTheWay = new HashSet<>();
	private final Deque<String> story = new ArrayDeque<>();
	private final Map<String, Integer> ends = new TreeMap<>();

	Search(Model<W> model) {
		this.model = model;
	}

	/**
	 * What was found.
	 *
	 * @param paths how many different paths there are to an end
	 * @param worlds how many different worlds they lead through
	 * @param ends the named ends, with the number of worlds in each
	 */
	record Found(BigInteger paths, int worlds, Map<String, Integer> ends) {}

	/** A path that breaks a rule, as a story. */
	static final class Violation extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final String kind;

		Violation(String kind, List<String> story) {
			super(kind + "\n  " + String.join("\n  ", story));
			this.kind = kind;
		}

		String kind() {
			return kind;
		}
	}

	/** Walks from each of these beginnings. */
	Found walk(List<Move<W>> beginnings) {
		BigInteger paths = BigInteger.ZERO;
		for (Move<W> beginning : beginnings) {
			paths = paths.add(walk(beginning));
		}
		return new Found(paths, walked.size(), ends);
	}

	private BigInteger walk(Move<W> move) {
		W world = move.world();
		BigInteger before = walked.get(world);
		if (before != null) {
			return before;
		}
		story.addLast(move.told());
		if (!onTheWay.add(world)) {
			throw new Violation("goes in circles", new ArrayList<>(story));
		}
		model.wrong(world).ifPresent(wrong -> {
			throw new Violation(wrong, new ArrayList<>(story));
		});
		BigInteger paths = BigInteger.ZERO;
		List<Move<W>> next = model.moves(world);
		Optional<String> end = model.end(world);
		if (end.isPresent()) {
			ends.merge(end.get(), 1, Integer::sum);
			paths = BigInteger.ONE;
		} else if (next.isEmpty()) {
			throw new Violation("is stuck without an end", new ArrayList<>(story));
		}
		for (Move<W> each : next) {
			paths = paths.add(walk(each));
		}
		onTheWay.remove(world);
		story.removeLast();
		walked.put(world, paths);
		return paths;
	}
}
