package medpay.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's own time; in sandbox mode plus the offset in the sandbox's schema. A sandbox that keeps its schema in another database has no say over
 * this clock: the time is then the database's own.
 */
final class DatabaseBusinessClock implements BusinessClock {

	private final JdbcClient jdbc;
	private final boolean sandbox;
	private volatile boolean moved;

	DatabaseBusinessClock(JdbcClient jdbc, boolean sandbox) {
		this.jdbc = jdbc;
		this.sandbox = sandbox;
	}

	@Override
	public Instant now() {
		String question = canBeMoved()
				? "select clock_timestamp() + coalesce((select ahead from sandbox.business_clock), interval '0')"
				: "select clock_timestamp()";
		return jdbc.sql(question).query(OffsetDateTime.class).single().toInstant().truncatedTo(ChronoUnit.MICROS);
	}

	/** Once the sandbox's table is there it stays. */
	private boolean canBeMoved() {
		if (sandbox && !moved) {
			moved = jdbc.sql("select to_regclass('sandbox.business_clock') is not null").query(Boolean.class).single();
		}
		return moved;
	}
}
