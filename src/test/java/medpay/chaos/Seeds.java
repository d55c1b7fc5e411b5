package medpay.chaos;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Gives every thread a source of its own, all from one seed (随机种子). */
final class Seeds {

	private final SplittableRandom source;

	Seeds(long seed) {
		source = new SplittableRandom(seed);
	}

	synchronized RandomGenerator next() {
		return source.split();
	}
}
