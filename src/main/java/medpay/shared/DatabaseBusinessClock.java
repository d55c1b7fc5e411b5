package medpay.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's own time; in sandbox mode plus the offset in the sandbox's schema. */
final class DatabaseBusinessClock implements BusinessClock {

	private final JdbcClient jdbc;
	private final String question;

	DatabaseBusinessClock(JdbcClient jdbc, boolean sandbox) {
		this.jdbc = jdbc;
		this.question = sandbox
				? "select clock_timestamp() + coalesce((select ahead from sandbox.business_clock), interval '0')"
				: "select clock_timestamp()";
	}

	@Override
	public Instant now() {
		return jdbc.sql(question).query(OffsetDateTime.class).single().toInstant().truncatedTo(ChronoUnit.MICROS);
	}
}
