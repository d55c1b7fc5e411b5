package medpay.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose messages they were (报文归属): another party may name a message of ours by its number alone. */
@Component
public class SentMessages {

	private final JdbcClient jdbc;

	SentMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The subjects of our attempts that bear these numbers; nothing for a number that we never used. */
	public Map<String, UUID> subjects(InstitutionId institution, Collection<String> numbers) {
		Map<String, UUID> subjects = new HashMap<>();
		jdbc.sql("select number, subject_id from attempt where institution_id = :institution and number = any(:numbers) and not inward")
				.param("institution", institution.value()).param("numbers", numbers.toArray(String[]::new)).query(row -> {
					subjects.put(row.getString(1), row.getObject(2, UUID.class));
				});
		return subjects;
	}
}
