package medpay.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import medpay.chaos.inside.FailPoint;
import org.jspecify.annotations.Nullable;

/** Kills at random (捣乱者): one process after the other, so that somebody can nearly always work; drawn from the seed. */
final class Mischief {

	private static final Duration BOTH_UP = Duration.ofSeconds(15);

	private final ChaosSettings settings;
	private final Database database;
	private final Statistics statistics;
	private final RandomGenerator random;
	private final RandomGenerator failPoints;
	private final AtomicBoolean over = new AtomicBoolean();

	Mischief(ChaosSettings settings, Database database, Statistics statistics, Seeds seeds) {
		this.settings = settings;
		this.database = database;
		this.statistics = statistics;
		this.random = seeds.next();
		this.failPoints = seeds.next();
	}

	/** Where an application that starts now will die by itself: every second one does. */
	synchronized @Nullable FailPoint failPoint() {
		if (over.get() || failPoints.nextBoolean()) {
			return null;
		}
		var places = FailPoint.Place.values();
		boolean money = failPoints.nextInt(3) > 0;
		return new FailPoint(places[failPoints.nextInt(places.length)], money ? FailPoint.Operations.MONEY : FailPoint.Operations.ALL,
				1 + failPoints.nextInt(money ? 8 : 30));
	}

	/** Until there was load and mischief for long enough and enough was killed. */
	void run(List<Instance> instances) throws InterruptedException {
		long began = System.nanoTime();
		Duration step = settings.atLeast().dividedBy(Math.max(settings.kills(), 1));
		while (!enough(Duration.ofNanos(System.nanoTime() - began))) {
			statistics.acted(act(instances));
			Patience.pause(step.multipliedBy(50 + random.nextInt(80)).dividedBy(100));
		}
		over.set(true);
	}

	private boolean enough(Duration elapsed) {
		boolean both = elapsed.compareTo(settings.atLeast()) >= 0 && statistics.kills() >= settings.kills();
		return both || elapsed.compareTo(settings.atMost()) >= 0;
	}

	private String act(List<Instance> instances) throws InterruptedException {
		int drawn = random.nextInt(100);
		Instance one = instances.get(random.nextInt(instances.size()));
		if (drawn < 80) {
			return kill(one, instances);
		}
		return drawn < 87 ? killDatabase() : standStill(one, instances);
	}

	/** Usually waits until the other can work; now and then both are dead at once. */
	private String kill(Instance one, List<Instance> instances) {
		if (random.nextInt(10) > 0) {
			Patience.until(() -> instances.stream().allMatch(Instance::isReady), BOTH_UP);
		}
		if (one.isStopped()) {
			return "nothing: stands still";
		}
		one.kill("kill -9 application");
		return "kill -9 application";
	}

	private String killDatabase() throws InterruptedException {
		database.kill();
		statistics.killed("kill -9 PostgreSQL");
		database.start();
		return "kill -9 PostgreSQL";
	}

	private String standStill(Instance one, List<Instance> instances) {
		if (instances.stream().anyMatch(instance -> !instance.isReady())) {
			return "nothing: the other does not work";
		}
		one.standStill(Duration.ofSeconds(5 + random.nextInt(26)));
		return "SIGSTOP, then SIGCONT";
	}
}
