package medpay.reconciliation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import medpay.audit.Audit;
import medpay.audit.AuditEntry;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements' bytes as they came (对账文件原件), packed and encrypted: whoever doubts a line can look at what the party really sent. */
@Component
public class Originals {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Audit audit;

	Originals(JdbcClient jdbc, CryptoProvider crypto, Audit audit) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.audit = audit;
	}

	/** In the caller's transaction. */
	void keep(InstitutionId institution, long file, byte[] content) {
		jdbc.sql("insert into statement_content (institution_id, file_number, content) values (:institution, :file, :content)")
				.param("institution", institution.value()).param("file", file)
				.param("content", crypto.encrypt(packed(content), context(institution, file)))
				.update();
	}

	/** The one that counts of a source's day, for a named person: what is looked at is in the audit trail. Empty where nothing was sent as a file. */
	public Optional<byte[]> open(Statements.Key key, String by) {
		record Kept(long file, byte[] content) {}
		Optional<Kept> kept = jdbc.sql("""
				select f.file_number, c.content from statement_file f
				join statement_content c on c.institution_id = f.institution_id and c.file_number = f.file_number
				where f.institution_id = :institution and f.source = :source and f.business_date = :day order by f.version desc limit 1""")
				.param("institution", key.institution().value()).param("source", key.source().name()).param("day", key.day().value())
				.query((row, number) -> new Kept(row.getLong("file_number"), row.getBytes("content"))).optional();
		kept.ifPresent(each -> audit
				.record(new AuditEntry(key.institution(), by, "statement.opened", key.source() + " " + key.day(), "OPENED", "file " + each.file())));
		return kept.map(each -> unpacked(crypto.decrypt(each.content(), context(key.institution(), each.file()))));
	}

	private static String context(InstitutionId institution, long file) {
		return "statement:" + institution + ":" + file;
	}

	private static byte[] packed(byte[] content) {
		var out = new ByteArrayOutputStream(content.length / 4 + 64);
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private static byte[] unpacked(byte[] packed) {
		try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
			return gzip.readAllBytes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
