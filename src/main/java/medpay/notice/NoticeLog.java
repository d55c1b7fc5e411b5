package medpay.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which notices did not arrive (未送达通知): given up, or being tried again. Of what happened and where it goes, not what it says. */
@Component
public class NoticeLog {

	private final JdbcClient jdbc;

	NoticeLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * One event that one client does not have.
	 *
	 * @param type payment.paid, refund.done …
	 * @param givenUp nobody tries any more until somebody orders it again
	 * @param outcome what came of the last try: {@code http-500}, {@code timeout} …; null before the first
	 * @param next when it is tried again; null when given up
	 * @param ofHospital for the hospital's own systems, which may have it ordered again
	 */
	public record Missing(UUID event, String client, String type, String subject, int tries, boolean givenUp, @Nullable String outcome,
			Instant since, @Nullable Instant next, boolean ofHospital) {}

	/** Those given up first, the oldest of each first. */
	public List<Missing> of(InstitutionId institution, int most) {
		return jdbc
				.sql("""
						select d.event_id, d.client_id, e.type, d.subject, d.tries, d.state = 'UNDELIVERED' as given_up, d.outcome, d.due_since, d.next_try_at, e.reader
						from notice_delivery d join notice_event e on e.institution_id = d.institution_id and e.event_id = d.event_id
						where d.institution_id = :institution and (d.state = 'UNDELIVERED' or (d.state = 'PENDING' and d.tries > 0))
						order by given_up desc, d.position, d.client_id limit :most""")
				.param("institution", institution.value()).param("most", most)
				.query((row, number) -> {
					boolean givenUp = row.getBoolean(6);
					Timestamp next = row.getTimestamp(9);
					return new Missing(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getInt(5), givenUp,
							row.getString(7), row.getTimestamp(8).toInstant(), givenUp ? null : next.toInstant(), row.getString(10).equals("his"));
				}).list();
	}
}
