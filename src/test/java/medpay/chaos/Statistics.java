package medpay.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened during a run (演练统计), counted by all its threads. */
final class Statistics {

	private final Map<String, Integer> kills = new TreeMap<>();
	private final Map<String, Integer> acts = new TreeMap<>();
	private final List<Duration> recoveries = new ArrayList<>();
	private final List<String> endedByItself = new ArrayList<>();
	private int failedStarts;

	synchronized void killed(String how) {
		kills.merge(how, 1, Integer::sum);
	}

	/** Something that is no kill: a fault, a pause, ended sessions. */
	synchronized void acted(String what) {
		acts.merge(what, 1, Integer::sum);
	}

	/** From the start of the process until it said that it is ready. */
	synchronized void recovered(Duration startToReady) {
		recoveries.add(startToReady);
	}

	synchronized void startFailed() {
		failedStarts++;
	}

	/** Nobody killed it: that is a defect. */
	synchronized void endedByItself(int port, int exit) {
		endedByItself.add("application %d ended by itself with %d".formatted(port, exit));
	}

	synchronized int kills() {
		return kills.values().stream().mapToInt(Integer::intValue).sum();
	}

	synchronized Map<String, Integer> killsByKind() {
		return new TreeMap<>(kills);
	}

	synchronized Map<String, Integer> acts() {
		return new TreeMap<>(acts);
	}

	synchronized List<Duration> recoveries() {
		return recoveries.stream().sorted().toList();
	}

	synchronized List<String> endedByItself() {
		return List.copyOf(endedByItself);
	}

	synchronized int failedStarts() {
		return failedStarts;
	}
}
