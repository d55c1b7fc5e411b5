package medpay.chaos.inside;

import java.util.Locale;

/**
 * Where a process dies by itself (故障点), the n-th time it passes there.
 *
 * @param operations which calls count: any, or only those that move money
 * @param passage from 1
 */
public record FailPoint(Place place, Operations operations, int passage) {

	/** The system property that sets one. */
	public static final String PROPERTY = "chaos.fail-point";
	/** How a process ends that died at its fail point. */
	public static final int EXIT = 77;

	/** A boundary between two commits or around a call. */
	public enum Place {
		/** The attempt is written, not committed. */
		BEFORE_ATTEMPT_COMMIT,
		/** The attempt is committed, nothing was sent. */
		BEFORE_REQUEST,
		/** The request is on its way, no answer was read. */
		REQUEST_SENT,
		/** The answer was read, nothing of it is written. */
		ANSWER_READ,
		/** The answer is written, not committed. */
		BEFORE_ANSWER_COMMIT,
		/** A transaction is committed, whatever should follow does not. */
		AFTER_COMMIT
	}

	/** Which calls count. */
	public enum Operations {

		/** Every call to another party. */
		ALL,
		/** Settlement, its void, its reversal, charge, refund and the questions after them. */
		MONEY;

		boolean include(String operation) {
			return switch (this) {
				case ALL -> true;
				case MONEY -> switch (operation) {
					case "2207", "2208", "2601", "consume", "query", "refund", "void" -> true;
					default -> false;
				};
			};
		}
	}

	/** As it is written in the property. */
	public String text() {
		return place + ":" + operations + ":" + passage;
	}

	static FailPoint parse(String text) {
		String[] parts = text.toUpperCase(Locale.ROOT).split(":", 3);
		return new FailPoint(Place.valueOf(parts[0]), Operations.valueOf(parts[1]), Integer.parseInt(parts[2]));
	}
}
