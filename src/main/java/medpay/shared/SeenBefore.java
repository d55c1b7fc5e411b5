package medpay.shared;

import java.util.Arrays;

/**
 * Remembers texts by 64 bits of each (重复检查): for files of millions of lines, of which none may come twice. Eight to sixteen bytes a line; two different texts are taken
 * for the same once in some ten million files of a million lines.
 */
public final class SeenBefore {

	private static final int SMALLEST = 1 << 10;
	private static final long PRIME = 0x100000001b3L;
	private static final long OFFSET = 0xcbf29ce484222325L;

	private long[] places = new long[SMALLEST];
	private int taken;

	/** False when it was here before. */
	public boolean add(String text) {
		long hash = OFFSET;
		for (int index = 0; index < text.length(); index++) {
			hash = (hash ^ text.charAt(index)) * PRIME;
		}
		hash = mixed(hash);
		if (taken * 2 >= places.length) {
			grow();
		}
		if (!put(places, hash == 0 ? 1 : hash)) {
			return false;
		}
		taken++;
		return true;
	}

	/** Every bit of the sum in every bit of the result. */
	private static long mixed(long sum) {
		long hash = (sum ^ (sum >>> 33)) * 0xff51afd7ed558ccdL;
		hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return hash ^ (hash >>> 33);
	}

	private void grow() {
		var larger = new long[places.length * 2];
		Arrays.stream(places).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
		places = larger;
	}

	private static boolean put(long[] places, long hash) {
		int place = (int) hash & (places.length - 1);
		while (places[place] != 0) {
			if (places[place] == hash) {
				return false;
			}
			place = (place + 1) & (places.length - 1);
		}
		places[place] = hash;
		return true;
	}
}
