package medpay.chaos;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import medpay.chaos.inside.FailPoint;
import org.jspecify.annotations.Nullable;

/** One application that is started again whenever it ends (应用实例), whoever or whatever ended it. */
final class Instance {

	private static final Duration START = Duration.ofSeconds(60);

	private final int port;
	private final Launcher launcher;
	private final Statistics statistics;
	/** Where the next process shall die by itself; null: nowhere. */
	private final Supplier<@Nullable FailPoint> failPoints;
	private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
	private final AtomicReference<String> killedBy = new AtomicReference<>("");
	private final AtomicBoolean ready = new AtomicBoolean();
	private final AtomicBoolean stopped = new AtomicBoolean();
	private final AtomicBoolean over = new AtomicBoolean();

	Instance(int port, Launcher launcher, Statistics statistics, Supplier<@Nullable FailPoint> failPoints) {
		this.port = port;
		this.launcher = launcher;
		this.statistics = statistics;
		this.failPoints = failPoints;
	}

	int port() {
		return port;
	}

	/** Runs until {@link #end()}. */
	Thread supervise() {
		return Thread.ofPlatform().name("instance-" + port).start(() -> {
			while (!over.get()) {
				runOnce();
			}
		});
	}

	private void runOnce() {
		FailPoint failPoint = failPoints.get();
		long began = System.nanoTime();
		Process started = launcher.application(port, failPoint);
		process.set(started);
		boolean up = Patience.until(() -> !started.isAlive() || (!stopped.get() && Readiness.of(port)), START) && started.isAlive();
		if (up) {
			ready.set(true);
			statistics.recovered(Duration.ofNanos(System.nanoTime() - began));
		} else if (started.isAlive()) {
			started.destroyForcibly();
		}
		int exit = exitOf(started);
		ready.set(false);
		stopped.set(false);
		if (!over.get()) {
			ended(exit, up, failPoint);
		}
	}

	private void ended(int exit, boolean wasUp, @Nullable FailPoint failPoint) {
		String killer = killedBy.getAndSet("");
		if (exit == FailPoint.EXIT && failPoint != null) {
			statistics.killed("fail point " + failPoint.place());
		} else if (!killer.isEmpty()) {
			statistics.killed(killer);
		} else if (wasUp) {
			statistics.endedByItself(port, exit);
		} else {
			statistics.startFailed();
		}
	}

	private static int exitOf(Process process) {
		try {
			return process.waitFor();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return process.destroyForcibly().isAlive() ? 0 : process.exitValue();
		}
	}

	boolean isReady() {
		return ready.get() && !stopped.get();
	}

	boolean isStopped() {
		return stopped.get();
	}

	void kill(String why) {
		Process current = process.get();
		if (current != null && current.isAlive()) {
			killedBy.set(why);
			Signal.KILL.to(current);
		}
	}

	/** Lets it stand still for so long, in a thread of its own. */
	void standStill(Duration length) {
		Process current = process.get();
		if (current == null || !current.isAlive() || !stopped.compareAndSet(false, true)) {
			return;
		}
		Signal.STOP.to(current);
		Thread.ofVirtual().start(() -> {
			Patience.until(() -> over.get() || !current.isAlive(), length);
			Signal.CONT.to(current);
			stopped.set(false);
		});
	}

	void end() {
		over.set(true);
		Process current = process.get();
		if (current != null) {
			current.destroyForcibly();
		}
	}
}
