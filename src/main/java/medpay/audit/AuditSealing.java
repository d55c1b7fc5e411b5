package medpay.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import medpay.shared.crypto.CryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals the trail (审计封存): each entry gets a link with the hash over the link before. An entry that is committed late gets a later place. One instance at a time for each
 * institution.
 */
@Component
@EnableScheduling
class AuditSealing {

	private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);
	/** No transaction that writes to the trail is open for so long. */
	private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);
	private static final int BATCH = 1000;

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final TransactionOperations transactions;
	private final Clock clock;

	AuditSealing(JdbcClient jdbc, CryptoProvider crypto, TransactionOperations transactions, Clock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.transactions = transactions;
		this.clock = clock;
	}

	private record Head(long position, byte[] hash, long lowOrder) {}

	@Scheduled(fixedDelayString = "${medpay.audit.seal-every:10s}", initialDelayString = "${medpay.audit.seal-every:10s}")
	void seal() {
		try {
			institutions().forEach(institution -> {
				while (seal(institution) == BATCH) {
					LOG.debug("More of the trail of institution {} is to be sealed", institution);
				}
			});
		} catch (RuntimeException e) {
			LOG.error("The audit trail could not be sealed, and will be again", e);
		}
	}

	/** Every institution that has a trail: a loose index scan, since there are few of them and many entries. */
	private List<Long> institutions() {
		return jdbc
				.sql("""
						with recursive one as (
						  (select institution_id from audit_entry order by institution_id limit 1)
						  union all
						  select (select e.institution_id from audit_entry e where e.institution_id > one.institution_id order by e.institution_id limit 1) from one
						  where one.institution_id is not null)
						select institution_id from one where institution_id is not null""")
				.query((row, number) -> row.getLong(1)).list();
	}

	/** How many were sealed. */
	private int seal(long institution) {
		return Objects.requireNonNull(transactions.execute(status -> {
			Head head = locked(institution);
			List<SealedEntry> entries = jdbc.sql("""
					select e.* from audit_entry e
					where e.institution_id = :institution and e.entry_order > :low
					  and not exists (select 1 from audit_link l where l.institution_id = e.institution_id and l.entry_id = e.entry_id)
					order by e.entry_order limit :most""").param("institution", institution).param("low", head.lowOrder()).param("most", BATCH)
					.query((row, number) -> SealedEntry.of(row)).list();
			long position = head.position();
			byte[] hash = head.hash();
			Instant now = clock.instant();
			for (SealedEntry entry : entries) {
				position++;
				hash = entry.after(hash, crypto);
				jdbc.sql("""
						insert into audit_link (institution_id, position, entry_id, hash, sealed_at)
						values (:institution, :position, :entry, :hash, :now)""").param("institution", institution).param("position", position)
						.param("entry", entry.id()).param("hash", hash).param("now", now.atOffset(ZoneOffset.UTC)).update();
			}
			write(institution, new Head(position, hash, entries.size() < BATCH ? low(institution, head, now) : head.lowOrder()));
			return entries.size();
		}));
	}

	private Head locked(long institution) {
		jdbc.sql("""
				insert into audit_head (institution_id, position, hash, low_order) values (:institution, 0, :hash, 0)
				on conflict (institution_id) do nothing""").param("institution", institution).param("hash", SealedEntry.BEGINNING).update();
		return jdbc.sql("select position, hash, low_order from audit_head where institution_id = :institution for update")
				.param("institution", institution).query((row, number) -> new Head(row.getLong(1), row.getBytes(2), row.getLong(3))).single();
	}

	/** Everything up to there is sealed, and nothing below can still come. */
	private long low(long institution, Head head, Instant now) {
		return jdbc.sql("""
				select coalesce(max(entry_order), :low) from audit_entry
				where institution_id = :institution and entry_order > :low and recorded_at < :before""").param("institution", institution)
				.param("low", head.lowOrder()).param("before", now.minus(LONGEST_TRANSACTION).atOffset(ZoneOffset.UTC)).query(Long.class).single();
	}

	private void write(long institution, Head head) {
		jdbc.sql("update audit_head set position = :position, hash = :hash, low_order = :low where institution_id = :institution")
				.param("position", head.position()).param("hash", head.hash()).param("low", head.lowOrder()).param("institution", institution)
				.update();
	}
}
