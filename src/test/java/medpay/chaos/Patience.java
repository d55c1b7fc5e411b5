package medpay.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do (等待): looks again and again, for a bounded time. */
final class Patience {

	private static final Duration GLANCE = Duration.ofMillis(50);

	private Patience() {}

	/** False when it did not come true in time. */
	static boolean until(BooleanSupplier condition, Duration atMost) {
		long end = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
				return false;
			}
			pause(GLANCE);
		}
		return true;
	}

	static void pause(Duration length) {
		LockSupport.parkNanos(length.toNanos());
	}
}
