package medpay.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.shared.crypto.CryptoProvider;

/** An entry of the trail as it is sealed (审计封存): every field, in one form that has no second reading. */
record SealedEntry(long institution, UUID id, long order, Instant recordedAt, String actor, String action, String subject, String outcome,
		String detail) {

	static final byte[] BEGINNING = new byte[32];

	static SealedEntry of(ResultSet row) throws SQLException {
		return new SealedEntry(row.getLong("institution_id"), row.getObject("entry_id", UUID.class), row.getLong("entry_order"),
				row.getTimestamp("recorded_at").toInstant(), row.getString("actor"), row.getString("action"), row.getString("subject"),
				row.getString("outcome"), Objects.toString(row.getString("detail"), ""));
	}

	/** SM3 over the hash before and the entry. */
	byte[] after(byte[] before, CryptoProvider crypto) {
		byte[] words = Stream.of(institution, id, order, recordedAt, actor, action, subject, outcome, detail).map(Object::toString)
				.map(word -> word.length() + ":" + word).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
		var both = new byte[before.length + words.length];
		System.arraycopy(before, 0, both, 0, before.length);
		System.arraycopy(words, 0, both, before.length, words.length);
		return crypto.sm3(both);
	}
}
