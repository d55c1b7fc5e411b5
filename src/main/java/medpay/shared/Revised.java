package medpay.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reference data kept in memory (基础数据缓存). Every few seconds the next reader asks the database for the revision and loads again when it has
 * changed, so that several instances agree. The revision must grow with every change.
 */
public final class Revised<T> {

	private static final Duration LIFE = Duration.ofSeconds(3);

	private record Held<T>(T value, long revision, Instant checkedAt) {}

	private final Clock clock;
	private final LongSupplier revision;
	private final Supplier<T> load;
	private final ReentrantLock loading = new ReentrantLock();
	private volatile @Nullable Held<T> held;

	public Revised(Clock clock, LongSupplier revision, Supplier<T> load) {
		this.clock = clock;
		this.revision = revision;
		this.load = load;
	}

	/** The data, at most a few seconds old. While one reader looks for changes the others go on with what there is. */
	public T get() {
		Held<T> now = held;
		if (now == null) {
			return latest();
		}
		if (isFresh(now) || !loading.tryLock()) {
			return now.value();
		}
		try {
			return checked();
		} finally {
			loading.unlock();
		}
	}

	/** The data as the database has it at this moment: after a change of our own, or when something is looked for in vain. */
	public T latest() {
		loading.lock();
		try {
			return checked();
		} finally {
			loading.unlock();
		}
	}

	private T checked() {
		Held<T> before = held;
		// The revision first: what is loaded may be newer than it says, then it is loaded once more, never missed.
		long current = revision.getAsLong();
		T value = before != null && before.revision() == current ? before.value() : load.get();
		held = new Held<>(value, current, clock.instant());
		return value;
	}

	private boolean isFresh(Held<T> now) {
		Duration age = Duration.between(now.checkedAt(), clock.instant());
		return !age.isNegative() && age.compareTo(LIFE) < 0;
	}
}
