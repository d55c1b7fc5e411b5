package medpay.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.stereotype.Component;

/** {@link Faults} as rows: ordered by the control API of one process, met in any. */
@Component
@SandboxPart
public class StoredFaults implements Faults {

	private final SandboxDatabase database;

	StoredFaults(SandboxDatabase database) {
		this.database = database;
	}

	@Override
	public Optional<Fault> strike(String party, String operation) {
		return waits(party, operation) ? database.transactions().execute(status -> take(party, operation)) : Optional.empty();
	}

	/** The usual case costs one look without a lock. */
	private boolean waits(String party, String operation) {
		return database.jdbc().sql("""
				select exists (select from sandbox.fault
				where party = :party and operation = :operation and (times = 0 or struck < times))""").param("party", party)
				.param("operation", operation)
				.query(Boolean.class).single();
	}

	private Optional<Fault> take(String party, String operation) {
		var taken = database.jdbc().sql("""
				select * from sandbox.fault where party = :party and operation = :operation and (times = 0 or struck < times)
				order by fault_id limit 1 for update""").param("party", party).param("operation", operation).query(Ordered.class).optional();
		taken.ifPresent(fault -> database.jdbc().sql("update sandbox.fault set struck = struck + 1 where fault_id = :id").param("id", fault.faultId())
				.update());
		return taken.map(fault -> new Fault(fault.mode(), Duration.ofMillis(fault.delayMs()), fault.code()));
	}

	public Ordered order(Ordered fault) {
		return database.jdbc().sql("""
				insert into sandbox.fault (party, operation, mode, times, delay_ms, code)
				values (:party, :operation, :mode, :times, :delayMs, :code) returning *""").param("party", fault.party())
				.param("operation", fault.operation()).param("mode", fault.mode().name()).param("times", fault.times())
				.param("delayMs", fault.delayMs())
				.param("code", fault.code()).query(Ordered.class).single();
	}

	public List<Ordered> all() {
		return database.jdbc().sql("select * from sandbox.fault order by fault_id").query(new SimplePropertyRowMapper<>(Ordered.class)).list();
	}

	public void deleteAll() {
		database.jdbc().sql("delete from sandbox.fault").update();
	}

	/** A fault on order. {@code times}: 0 until deleted; {@code struck}: how often it struck so far. */
	public record Ordered(long faultId, String party, String operation, Mode mode, int times, int struck, long delayMs, @Nullable String code) {}
}
