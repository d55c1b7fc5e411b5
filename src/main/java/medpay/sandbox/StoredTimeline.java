package medpay.sandbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import medpay.sandbox.Faults.Mode;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link MessageTimeline} as rows, the newest twenty thousand or so, their content encrypted: invented people are protected like real ones. */
@Component
@SandboxPart
class StoredTimeline implements MessageTimeline {

	private static final int KEPT = 20_000;
	private static final int LONGEST_SUMMARY = 200;
	private static final int LONGEST_CONTENT = 16_000;
	private static final String CONTEXT = "sandbox.message.content";

	private final SandboxDatabase database;
	private final CryptoProvider crypto;

	StoredTimeline(SandboxDatabase database, MadeOnce madeOnce) {
		this.database = database;
		this.crypto = new BouncyCastleCrypto(madeOnce.take("timeline", CryptoKeys.class, CryptoKeys::random));
	}

	@Override
	public void note(Message message) {
		long number = database.jdbc().sql("""
				insert into sandbox.message (sender, receiver, operation, summary, amount_fen, person_no, fault, content)
				values (:from, :to, :operation, :summary, :amount, :person, :fault, :content) returning message_id""")
				.param("from", message.from()).param("to", message.to()).param("operation", cut(message.operation(), 20))
				.param("summary", cut(message.summary(), LONGEST_SUMMARY)).param("amount", message.amountFen()).param("person", message.personNo())
				.param("fault", message.fault() == null ? null : message.fault().name()).param("content", sealed(message.content()))
				.query(Long.class).single();
		if (number % 1000 == 0) {
			database.jdbc().sql("delete from sandbox.message where message_id < :oldest").param("oldest", number - KEPT).update();
		}
	}

	private byte @Nullable [] sealed(@Nullable String content) {
		return content == null ? null : crypto.encrypt(cut(content, LONGEST_CONTENT).getBytes(StandardCharsets.UTF_8), CONTEXT);
	}

	private static String cut(String text, int longest) {
		return text.substring(0, Math.min(longest, text.length()));
	}

	@Override
	public List<Noted> after(long number, Collection<String> persons, int most) {
		String whose = persons.isEmpty() ? "" : " and person_no in (:persons)";
		var rows = database.jdbc().sql("""
				select message_id, at, sender, receiver, operation, summary, amount_fen, person_no, fault from sandbox.message
				where message_id > :number""" + whose + " order by message_id desc limit :most").param("number", number).param("most", most);
		return (persons.isEmpty() ? rows : rows.param("persons", persons)).query((row, _) -> noted(row)).list().reversed();
	}

	private static Noted noted(ResultSet row) throws SQLException {
		long amount = row.getLong("amount_fen");
		Long known = row.wasNull() ? null : amount;
		String fault = row.getString("fault");
		var message = Message.between(row.getString("sender"), row.getString("receiver"), row.getString("operation"))
				.saying(row.getString("summary")).worth(known).about(row.getString("person_no"))
				.spoiltBy(fault == null ? null : Mode.valueOf(fault));
		return new Noted(row.getLong("message_id"), row.getObject("at", OffsetDateTime.class).toInstant(), message);
	}

	@Override
	public Optional<String> content(long number) {
		return database.jdbc().sql("select content from sandbox.message where message_id = :number and content is not null").param("number", number)
				.query((row, _) -> new String(crypto.decrypt(row.getBytes("content"), CONTEXT), StandardCharsets.UTF_8)).optional();
	}

	@Override
	public long last() {
		return database.jdbc().sql("select coalesce(max(message_id), 0) from sandbox.message").query(Long.class).single();
	}
}
