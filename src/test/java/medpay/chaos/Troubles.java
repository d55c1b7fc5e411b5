package medpay.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Lets the counterparties and the connections misbehave at random (故障投放), every second or two, beside the kills; drawn from the seed. */
final class Troubles implements Runnable {

	private static final List<String> INSURANCE = List.of("2207", "2207", "2207", "2601", "2206", "2204", "2201", "2201A", "2205", "1101", "2208");
	private static final List<String> UNIONPAY = List.of("consume", "consume", "consume", "query", "query", "notify", "notify", "refund", "void");
	private static final List<String> MODES = List.of("NO_ANSWER_AFTER", "NO_ANSWER_AFTER", "NO_ANSWER_BEFORE", "DECLINE", "SERVER_ERROR", "DOWN",
			"WRONG_AMOUNT", "WRONG_SIGNATURE", "UNKNOWN_CODE", "DUPLICATE", "LATE");
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

	private final ChaosSettings settings;
	private final Database database;
	private final SandboxDoor sandbox;
	private final Statistics statistics;
	private final RandomGenerator random;
	private final BooleanSupplier over;

	Troubles(ChaosSettings settings, Database database, SandboxDoor sandbox, Statistics statistics, Seeds seeds, BooleanSupplier over) {
		this.settings = settings;
		this.database = database;
		this.sandbox = sandbox;
		this.statistics = statistics;
		this.random = seeds.next();
		this.over = over;
	}

	@Override
	public void run() {
		while (!over.getAsBoolean()) {
			int drawn = random.nextInt(100);
			statistics.acted(drawn < 12 ? endSessions() : drawn < 15 ? partyDown() : fault());
			Patience.pause(Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis())));
		}
	}

	private String endSessions() {
		try {
			database.endSessions(1 + random.nextInt(5));
			return "ended database sessions";
		} catch (SQLException e) {
			return "nothing: no session to end";
		}
	}

	private String fault() {
		boolean insurance = random.nextBoolean();
		String mode = MODES.get(random.nextInt(MODES.size()));
		List<String> operations = insurance ? INSURANCE : UNIONPAY;
		Map<String, Object> fault = new HashMap<>(Map.of("party", insurance ? "insurance" : "unionpay", "operation",
				operations.get(random.nextInt(operations.size())), "mode", mode, "times", 1 + random.nextInt(4)));
		fault.put("delay_ms", 1_000 + random.nextInt(9_000));
		if (insurance && mode.equals("LATE") && random.nextInt(4) == 0) {
			fault.putAll(Map.of("operation", "2207", "code", "AFTER_VOID", "delay_ms", 7_000 + random.nextInt(8_000)));
		}
		sandbox.fault(fault);
		return "fault " + mode;
	}

	/** One party closes every connection, for half a minute to a minute and a half. */
	private String partyDown() {
		boolean insurance = random.nextBoolean();
		for (String operation : new TreeSet<>(insurance ? INSURANCE : UNIONPAY)) {
			sandbox.fault(Map.of("party", insurance ? "insurance" : "unionpay", "operation", operation, "mode", "DOWN", "times", 0));
		}
		Duration length = Duration.ofSeconds(Math.min(settings.atLeast().toSeconds() / 6, 30 + random.nextInt(60)));
		Thread.startVirtualThread(() -> {
			Patience.until(over, length);
			sandbox.noFaults();
		});
		return (insurance ? "insurance" : "UnionPay") + " down";
	}
}
