package medpay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;

/**
 * A bucket of tokens for each caller (限流, 令牌桶): each request takes one, one comes back every interval, and no more than the burst lie in it. Kept
 * is only the moment at which a bucket would be full again, so that a bucket that is full need not be kept at all.
 */
final class RateLimit {

	private final Clock clock;
	private final long interval;
	private final long whole;
	private final int mostBuckets;
	private final Map<String, Long> fullAgainAt = new ConcurrentHashMap<>();

	/**
	 * @param every how often a token comes back
	 * @param burst how many a bucket holds
	 * @param mostBuckets how many callers are told apart: when so many have used some of theirs, a further one waits
	 */
	RateLimit(Clock clock, Duration every, int burst, int mostBuckets) {
		this.clock = clock;
		this.interval = every.toNanos();
		this.whole = Math.multiplyExact(interval, burst);
		this.mostBuckets = mostBuckets;
	}

	/** Takes a token of this caller, or throws RATE_LIMITED with the time until there is one. */
	void take(String caller) {
		long now = now();
		if (fullAgainAt.size() >= mostBuckets && !fullAgainAt.containsKey(caller)) {
			fullAgainAt.values().removeIf(full -> full <= now);
			if (fullAgainAt.size() >= mostBuckets) {
				throw new ProblemException(ProblemCode.RATE_LIMITED, Duration.ofNanos(whole));
			}
		}
		var taking = new Taking(now);
		fullAgainAt.compute(caller, (_, full) -> taking.from(full == null ? now : full));
		if (taking.wait > 0) {
			throw new ProblemException(ProblemCode.RATE_LIMITED, Duration.ofNanos(taking.wait));
		}
	}

	/** Gives back what {@link #take} took for a request that was none of this caller's own doing. */
	void giveBack(String caller) {
		fullAgainAt.computeIfPresent(caller, (_, full) -> full - interval);
	}

	private long now() {
		Instant instant = clock.instant();
		return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
	}

	/** One token taken at one moment, or the nanoseconds to wait for it. */
	private final class Taking {

		private final long now;
		private long wait;

		Taking(long now) {
			this.now = now;
		}

		/** A clock that was set back makes nobody wait longer than for a whole bucket. */
		long from(long fullAgain) {
			long full = Math.clamp(fullAgain, now, now + whole);
			long next = full + interval;
			wait = Math.max(0, next - now - whole);
			return wait > 0 ? full : next;
		}
	}
}
