package medpay.sandbox;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
	public Optional<Fault> strike(String party, String operation, Supplier<@Nullable String> person) {
		if (!waits(party, operation)) {
			return Optional.empty();
		}
		String about = person.get();
		return database.transactions().execute(status -> take(party, operation, about));
	}

	/** The usual case costs one look without a lock. */
	private boolean waits(String party, String operation) {
		return database.jdbc().sql("""
				select exists (select from sandbox.fault
				where party = :party and operation = :operation and (times = 0 or struck < times))""").param("party", party)
				.param("operation", operation)
				.query(Boolean.class).single();
	}

	private Optional<Fault> take(String party, String operation, @Nullable String about) {
		var taken = database.jdbc().sql("""
				select * from sandbox.fault where party = :party and operation = :operation and (times = 0 or struck < times)
				and (person_no is null or person_no = :about) order by fault_id limit 1 for update""").param("party", party)
				.param("operation", operation).param("about", about, Types.VARCHAR).query(Ordered.class).optional();
		taken.ifPresent(fault -> database.jdbc().sql("update sandbox.fault set struck = struck + 1 where fault_id = :id").param("id", fault.faultId())
				.update());
		return taken.map(fault -> new Fault(fault.mode(), Duration.ofMillis(fault.delayMs()), fault.code()));
	}

	public Ordered order(Ordered fault) {
		return database.jdbc().sql("""
				insert into sandbox.fault (party, operation, mode, times, delay_ms, code, person_no)
				values (:party, :operation, :mode, :times, :delayMs, :code, :person) returning *""").param("party", fault.party())
				.param("operation", fault.operation()).param("mode", fault.mode().name()).param("times", fault.times())
				.param("delayMs", fault.delayMs())
				.param("code", fault.code()).param("person", fault.personNo()).query(Ordered.class).single();
	}

	public List<Ordered> all() {
		return database.jdbc().sql("select * from sandbox.fault order by fault_id").query(new SimplePropertyRowMapper<>(Ordered.class)).list();
	}

	public void deleteAll() {
		database.jdbc().sql("delete from sandbox.fault").update();
	}

	/** Takes one order back; struck or not, it strikes no more. */
	public void delete(long faultId) {
		database.jdbc().sql("delete from sandbox.fault where fault_id = :id").param("id", faultId).update();
	}

	/**
	 * A fault on order.
	 *
	 * @param times 0 until deleted
	 * @param struck how often it struck so far
	 * @param personNo whose messages alone it strikes; null for anybody's
	 */
	public record Ordered(long faultId, String party, String operation, Mode mode, int times, int struck, long delayMs, @Nullable String code,
			@Nullable String personNo) {}
}
