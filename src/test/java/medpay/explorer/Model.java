package medpay.explorer;

import java.util.List;
import java.util.Optional;

/**
 * A world in which things happen.
 *
 * @param <W> the world: a value, so that two ways into the same world are one
 */
interface Model<W> {

	/** Everything that can happen next, by whomever. */
	List<Move<W>> moves(W world);

	/** What is wrong in this very moment. */
	Optional<String> wrong(W world);

	/** The name of the end, when nothing need happen any more; empty while something must. */
	Optional<String> end(W world);

	/** Something that happens. {@code told}: as a line of a story. */
	record Move<W>(String told, W world) {}
}
