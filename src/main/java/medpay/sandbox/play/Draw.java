package medpay.sandbox.play;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws lots (抽签): the same seed and the same number draw the same. Without floating-point numbers. */
final class Draw {

	private final SplittableRandom random;

	private Draw(SplittableRandom random) {
		this.random = random;
	}

	/** The lots of one thing of a day: a visit, a patient, a fault. */
	static Draw of(long seed, String what, long number) {
		return new Draw(new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + what.hashCode() * 31L + number * 0xD1B5_4A32_D192_ED03L).split());
	}

	/** From {@code least} to {@code most}, both included. */
	int between(int least, int most) {
		return random.nextInt(least, most + 1);
	}

	/** True so many times in a million. */
	boolean inAMillion(long times) {
		return random.nextLong(1_000_000) < times;
	}

	boolean percent(int percent) {
		return between(1, 100) <= percent;
	}

	<T> T oneOf(List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	/** Some of them, in their order, each once. */
	<T> List<T> some(List<T> choices, int least, int most) {
		int wanted = Math.min(choices.size(), between(least, most));
		var rest = new ArrayList<>(choices);
		while (rest.size() > wanted) {
			rest.remove(random.nextInt(rest.size()));
		}
		return rest;
	}
}
