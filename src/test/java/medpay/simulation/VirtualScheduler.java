package medpay.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Collects the application's own jobs: they run when the simulation says so, one after the other, and never by themselves. */
final class VirtualScheduler implements TaskScheduler {

	private final List<Runnable> jobs = new ArrayList<>();

	/** Every job once. */
	void tick() {
		List.copyOf(jobs).forEach(Runnable::run);
	}

	private ScheduledFuture<?> keep(Runnable job) {
		synchronized (jobs) {
			jobs.add(job);
		}
		return new Never();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		return keep(task);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return keep(task);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		return keep(task);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return keep(task);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return keep(task);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return keep(task);
	}

	/** No time of its own. */
	private static final class Never extends CompletableFuture<Object> implements ScheduledFuture<Object> {

		@Override
		public long getDelay(TimeUnit unit) {
			return Long.MAX_VALUE;
		}

		@Override
		public int compareTo(Delayed other) {
			return 0;
		}
	}
}
