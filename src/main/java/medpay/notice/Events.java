package medpay.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The events of a reader, in order, for ever (事件列表): the same objects as are delivered. */
@Service
public class Events {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final Deliveries deliveries;
	private final BusinessClock clock;

	Events(JdbcClient jdbc, CryptoProvider crypto, Deliveries deliveries, BusinessClock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/** An event as it was written. {@code position}: the cursor of whatever comes after it. */
	public record Event(long position, byte[] body) {}

	/** What comes after a position, the earliest first; from the beginning with zero. */
	public List<Event> after(InstitutionId institution, long position, int most) {
		return jdbc.sql("""
				select position, event_id, body from notice_event
				where institution_id = :institution and reader = 'his' and position > :after order by position limit :most""")
				.param("institution", institution.value()).param("after", position).param("most", most)
				.query((row, number) -> new Event(row.getLong(1),
						crypto.decrypt(row.getBytes(3), Outbox.body(row.getObject(2, UUID.class)))))
				.list();
	}

	/** Delivers an event of the institution's own once more; false when there is none, or nobody takes it. */
	public boolean deliverAgain(InstitutionId institution, UUID event) {
		Instant now = clock.now();
		boolean known = jdbc
				.sql("select exists (select 1 from notice_event where institution_id = :institution and event_id = :event and reader = 'his')")
				.param("institution", institution.value()).param("event", event).query(Boolean.class).single();
		return known && deliveries.again(institution, event, now) > 0;
	}
}
