package medpay.simulation;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What becomes of a message, from a seed: the n-th message of a kind about a person has the same fate in every run, in whatever order threads come to it.
 */
final class Fates {

	private final long seed;
	private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
	private volatile boolean faults = true;

	Fates(long seed) {
		this.seed = seed;
	}

	/** From now on everybody answers truly and at once. */
	void end() {
		faults = false;
	}

	boolean faults() {
		return faults;
	}

	/** 0 to 99; while there are no faults the highest, which every party takes for a good day. */
	int of(String person, String what) {
		int nth = asked.computeIfAbsent(person + "/" + what, key -> new AtomicInteger()).incrementAndGet();
		return faults ? draw(person + "/" + what + "/" + nth) : 99;
	}

	/** 0 to 99, the same for the same words, faults or not. */
	int draw(String words) {
		long mixed = seed;
		for (int index = 0; index < words.length(); index++) {
			mixed = mixed * 6364136223846793005L + words.charAt(index);
		}
		return new SplittableRandom(mixed).nextInt(100);
	}
}
