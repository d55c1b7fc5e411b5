package medpay.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import medpay.shared.BusinessClock;

/** A business clock that a test moves forward. */
public final class MovableBusinessClock implements BusinessClock {

	private final AtomicReference<Instant> now;

	public MovableBusinessClock(Instant start) {
		now = new AtomicReference<>(start);
	}

	public void advance(Duration by) {
		now.updateAndGet(instant -> instant.plus(by));
	}

	@Override
	public Instant now() {
		return now.get();
	}
}
