package medpay.payment;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Whoever waits for a payment's outcome (等待者): woken by changes in this process, looking by itself for changes in others. */
@Component
class Waiters {

	private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

	private final ConcurrentMap<PaymentId, Set<Semaphore>> bells = new ConcurrentHashMap<>();

	void changed(PaymentId id) {
		bells.getOrDefault(id, Set.of()).forEach(Semaphore::release);
	}

	/** Waits until the condition holds, at most so long. The condition is asked at the beginning and after every change. */
	void await(PaymentId id, Duration limit, BooleanSupplier done) {
		long deadline = System.nanoTime() + limit.toNanos();
		var bell = new Semaphore(0);
		bells.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet()).add(bell);
		try {
			while (!done.getAsBoolean()) {
				long left = deadline - System.nanoTime();
				if (left <= 0) {
					return;
				}
				if (bell.tryAcquire(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
					bell.drainPermits();
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			bells.computeIfPresent(id, (key, ringing) -> {
				ringing.remove(bell);
				return ringing.isEmpty() ? null : ringing;
			});
		}
	}
}
