package medpay.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The sealed trail (审计链): where it stands, for the day's certificate, which anchors it outside; and whether anybody has touched it. */
@Component
public class AuditChain {

	private static final int FETCHED = 500;

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;

	AuditChain(JdbcClient jdbc, CryptoProvider crypto) {
		this.jdbc = jdbc;
		this.crypto = crypto;
	}

	/** How far a trail is sealed. {@code hash}: of its last link, hex. */
	public record Standing(long position, String hash) {}

	/** What the check found. */
	public sealed interface Verdict {

		/** Every entry is as it was sealed, and all are there. */
		record Whole(Standing standing) implements Verdict {}

		/** The first place where it is not as it was. {@code what}: changed, removed, link_missing, cut_off. */
		record Broken(long position, @Nullable UUID entry, String what) implements Verdict {}
	}

	/** Where an institution's trail stands; empty while nothing is sealed. */
	public Optional<Standing> standing(InstitutionId institution) {
		return jdbc.sql("select position, hash from audit_head where institution_id = :institution and position > 0")
				.param("institution", institution.value())
				.query((row, number) -> new Standing(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)))).optional();
	}

	/** Reads the trail from its beginning, one entry in memory at a time. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Verdict verify(InstitutionId institution) {
		var walk = new Walk();
		jdbc.sql("""
				select l.position, l.entry_id as link_entry, l.hash, e.* from audit_link l
				left join audit_entry e on e.institution_id = l.institution_id and e.entry_id = l.entry_id
				where l.institution_id = :institution order by l.position""").withFetchSize(FETCHED).param("institution", institution.value())
				.query(walk);
		return walk.verdict(standing(institution).orElse(new Standing(0, HexFormat.of().formatHex(SealedEntry.BEGINNING))));
	}

	/** Goes from link to link. */
	private final class Walk implements RowCallbackHandler {

		private byte[] hash = SealedEntry.BEGINNING;
		private long position;
		private Verdict.@Nullable Broken broken;

		@Override
		public void processRow(ResultSet row) throws SQLException {
			if (broken != null) {
				return;
			}
			position++;
			UUID id = row.getObject("link_entry", UUID.class);
			if (row.getLong("position") != position) {
				broken = new Verdict.Broken(position, null, "link_missing");
			} else if (row.getObject("entry_id") == null) {
				broken = new Verdict.Broken(position, id, "removed");
			} else {
				hash = SealedEntry.of(row).after(hash, crypto);
				broken = Arrays.equals(hash, row.getBytes("hash")) ? null : new Verdict.Broken(position, id, "changed");
			}
		}

		Verdict verdict(Standing told) {
			Verdict.Broken found = broken;
			if (found != null) {
				return found;
			}
			var reached = new Standing(position, HexFormat.of().formatHex(hash));
			return reached.equals(told) ? new Verdict.Whole(reached) : new Verdict.Broken(position + 1, null, "cut_off");
		}
	}

	/** Whether a trail still goes through the place that a certificate anchored. */
	public boolean passes(InstitutionId institution, Standing anchored) {
		return jdbc.sql("select hash from audit_link where institution_id = :institution and position = :position")
				.param("institution", institution.value()).param("position", anchored.position()).query((row, number) -> row.getBytes(1)).optional()
				.filter(hash -> HexFormat.of().formatHex(hash).equals(anchored.hash())).isPresent();
	}
}
