package medpay.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** Watches what is in doubt, and for how long (存疑观察): looks every half second, so shorter doubts are not seen. */
final class Doubts implements Runnable {

	private static final Duration GLANCE = Duration.ofMillis(500);

	private final Records records;
	private final SandboxDoor sandbox;
	private final Map<String, Moment> open = new HashMap<>();
	private final Set<String> seen = new HashSet<>();
	private Duration longestWall = Duration.ZERO;
	private Duration longestBusiness = Duration.ZERO;
	private volatile boolean over;

	private record Moment(Instant wall, Instant business) {}

	Doubts(Records records, SandboxDoor sandbox) {
		this.records = records;
		this.sandbox = sandbox;
	}

	@Override
	public void run() {
		while (!over) {
			look();
			Patience.pause(GLANCE);
		}
	}

	void end() {
		over = true;
	}

	private synchronized void look() {
		List<String> now;
		Moment moment;
		try {
			now = records.inDoubt();
			moment = new Moment(Instant.now(), sandbox.businessTime());
		} catch (DataAccessException | IllegalStateException e) {
			// the database is being killed: what is in doubt stays so meanwhile
			return;
		}
		seen.addAll(now);
		now.forEach(payment -> open.putIfAbsent(payment, moment));
		open.forEach((payment, began) -> {
			longestWall = longer(longestWall, Duration.between(began.wall(), moment.wall()));
			longestBusiness = longer(longestBusiness, Duration.between(began.business(), moment.business()));
		});
		open.keySet().retainAll(now);
	}

	private static Duration longer(Duration one, Duration other) {
		return one.compareTo(other) > 0 ? one : other;
	}

	synchronized int seen() {
		return seen.size();
	}

	synchronized Duration longestWall() {
		return longestWall;
	}

	synchronized Duration longestBusiness() {
		return longestBusiness;
	}
}
