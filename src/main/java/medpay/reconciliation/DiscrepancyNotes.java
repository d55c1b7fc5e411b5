package medpay.reconciliation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.OneLine;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people write about a difference, and the evidence they keep with it (差错备注与凭证). Evidence is encrypted; nothing is ever changed. */
@Component
public class DiscrepancyNotes {

	/** Of a file, in bytes. */
	public static final int LARGEST = 1 << 20;
	private static final int LONGEST = 1000;

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Audit audit;
	private final BusinessClock clock;

	DiscrepancyNotes(JdbcClient jdbc, CryptoProvider crypto, Audit audit, BusinessClock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.audit = audit;
		this.clock = clock;
	}

	/** One note. {@code fileName}: null where nothing was kept. */
	public record Note(UUID id, String author, Instant writtenAt, String words, @Nullable String fileName) {}

	/** A file that somebody wants to keep. */
	public record Evidence(String name, byte[] content) {}

	/** Writes a note of 1 to 1000 characters, with evidence of at most 1 MB. */
	@Transactional
	public void write(InstitutionId institution, UUID difference, String author, String words, @Nullable Evidence evidence) {
		if (words.isBlank() || words.length() > LONGEST) {
			throw Resolutions.refused("请写 1 至 1000 个字符。", "Write 1 to 1000 characters.");
		}
		if (evidence != null && evidence.content().length > LARGEST) {
			throw Resolutions.refused("附件最大 1 MB。", "A file may have at most 1 MB.");
		}
		UUID id = Ids.timeOrdered();
		jdbc.sql(
				"""
						insert into discrepancy_note (institution_id, discrepancy_id, note_id, author, written_at, words, file_name, file_sha256, file_content)
						values (:institution, :difference, :id, :author, :now, :words, :name, :sha, :content)""")
				.param("institution", institution.value())
				.param("difference", difference).param("id", id).param("author", author).param("now", clock.now().atOffset(ZoneOffset.UTC))
				.param("words", words).param("name", evidence == null ? null : OneLine.of(evidence.name(), 120))
				.param("sha", evidence == null ? null : DayFiles.sha256(evidence.content()))
				.param("content", evidence == null ? null : crypto.encrypt(evidence.content(), context(id))).update();
		audit.record(new AuditEntry(institution, author, "difference.noted", difference.toString(), "OPEN", evidence == null ? null : "with a file"));
	}

	private static String context(UUID note) {
		return "evidence:" + note;
	}

	/** The first one first. */
	public List<Note> of(InstitutionId institution, UUID difference) {
		return jdbc.sql("""
				select note_id, author, written_at, words, file_name from discrepancy_note
				where institution_id = :institution and discrepancy_id = :difference order by written_at, note_id""")
				.param("institution", institution.value()).param("difference", difference)
				.query((row, number) -> new Note(row.getObject("note_id", UUID.class), row.getString("author"),
						row.getTimestamp("written_at").toInstant(), row.getString("words"), row.getString("file_name")))
				.list();
	}

	/** The evidence kept with a note. */
	public Optional<Evidence> evidence(InstitutionId institution, UUID note) {
		return jdbc.sql(
				"select file_name, file_content from discrepancy_note where institution_id = :institution and note_id = :note and file_name is not null")
				.param("institution", institution.value()).param("note", note)
				.query((row, number) -> new Evidence(row.getString("file_name"), crypto.decrypt(row.getBytes("file_content"), context(note))))
				.optional();
	}
}
