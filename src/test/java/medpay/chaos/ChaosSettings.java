package medpay.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a chaos run is set (演练参数), by system properties.
 *
 * @param atLeast {@code chaos.minutes} (10): how long there is load and mischief
 * @param kills {@code chaos.kills} (100): how many kills there are at least; the mischief ends when both are reached, or after three times the minutes
 * @param seed {@code chaos.seed} (of the clock): everything that is drawn is drawn from it
 * @param clients {@code chaos.clients} (10): hospital workplaces that send bills
 * @param port {@code chaos.port} (18240): this one and the next three, on loopback: two applications, the sandbox, PostgreSQL
 * @param folder {@code chaos.folder} (target/chaos): logs, data, report
 */
record ChaosSettings(Duration atLeast, int kills, long seed, int clients, int port, Path folder) {

	static ChaosSettings fromSystem() {
		return new ChaosSettings(Duration.ofMillis(Math.round(Double.parseDouble(System.getProperty("chaos.minutes", "10")) * 60_000)),
				Integer.getInteger("chaos.kills", 100), Long.getLong("chaos.seed", System.nanoTime() & 0xFFFF_FFFFL),
				Integer.getInteger("chaos.clients", 10),
				Integer.getInteger("chaos.port", 18240), Path.of(System.getProperty("chaos.folder", "target/chaos")).toAbsolutePath());
	}

	Duration atMost() {
		return atLeast.multipliedBy(3);
	}
}
