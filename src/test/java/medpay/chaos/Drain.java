package medpay.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The liveness phase (排空阶段): no faults, no kills; the business clock is moved along the ladders until nothing is in doubt any more. */
final class Drain {

	private static final Duration ONE_STEP = Duration.ofSeconds(45);
	private static final int LAST_DAYS = 8;

	private final Records records;
	private final SandboxDoor sandbox;

	Drain(Records records, SandboxDoor sandbox) {
		this.records = records;
		this.sandbox = sandbox;
	}

	/** Returns how far the business clock was moved. */
	Duration run() {
		Duration moved = Duration.ZERO;
		for (Duration step : steps()) {
			if (settled()) {
				break;
			}
			sandbox.advance(step);
			moved = moved.plus(step);
		}
		settled();
		return moved;
	}

	/** True when nothing is left to do; waits while something is due now. */
	private boolean settled() {
		Patience.until(() -> quiet() || records.due() == 0, ONE_STEP);
		return Patience.until(this::quiet, Duration.ofSeconds(3));
	}

	private boolean quiet() {
		return records.restless() == 0 && records.leftOver().isEmpty();
	}

	private static List<Duration> steps() {
		List<Duration> steps = new ArrayList<>(List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5),
				Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(1)));
		for (int day = 0; day < LAST_DAYS; day++) {
			steps.add(Duration.ofDays(1));
		}
		return steps;
	}
}
