package medpay.sandbox.play;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The patience of a play (等待): every pause is over at once when the play is broken off. */
final class Pauses {

	private final CountDownLatch broken = new CountDownLatch(1);

	void breakOff() {
		broken.countDown();
	}

	boolean isBrokenOff() {
		return broken.getCount() == 0;
	}

	void pause(Duration time) {
		try {
			var _ = broken.await(time.toNanos(), TimeUnit.NANOSECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			breakOff();
		}
	}

	/** Looks again and again, ever more slowly; false when it has not come true in that time. */
	boolean until(BooleanSupplier come, Duration longest) {
		long end = System.nanoTime() + longest.toNanos();
		Duration pause = Duration.ofMillis(20);
		while (!come.getAsBoolean()) {
			if (isBrokenOff() || System.nanoTime() - end > 0) {
				return false;
			}
			pause(pause);
			pause = pause.compareTo(Duration.ofSeconds(1)) < 0 ? pause.multipliedBy(3).dividedBy(2) : pause;
		}
		return true;
	}
}
