package medpay.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** {@link SandboxClock} on the database's time and one row that says how far ahead. It can be moved forward only. */
@Component
@SandboxPart
public class StoredClock implements SandboxClock {

	private final SandboxDatabase database;

	StoredClock(SandboxDatabase database) {
		this.database = database;
	}

	@Override
	public Instant now() {
		return database.jdbc().sql("select clock_timestamp() + ahead from sandbox.business_clock").query(OffsetDateTime.class).single().toInstant()
				.truncatedTo(ChronoUnit.MICROS);
	}

	public void advance(Duration by) {
		database.jdbc().sql("update sandbox.business_clock set ahead = ahead + make_interval(secs => :seconds)")
				.param("seconds", by.toNanos() / 1_000_000_000d).update();
	}

	/** False when that moment is past already. */
	public boolean moveTo(Instant moment) {
		return database.jdbc().sql("""
				update sandbox.business_clock set ahead = make_interval(secs => extract(epoch from (:moment - clock_timestamp()))::double precision)
				where :moment >= clock_timestamp() + ahead""").param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)).update() == 1;
	}
}
