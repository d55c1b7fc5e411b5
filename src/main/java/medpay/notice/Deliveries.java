package medpay.notice;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The way of each event to each receiver (投递记录): leased by the database's clock, tried again by the business clock. */
@Component
class Deliveries {

	private static final int AT_MOST = 50;

	private final JdbcClient jdbc;

	Deliveries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A delivery whose turn it is. {@code address}: sealed, where the bill named one. */
	record Due(InstitutionId institution, UUID event, String client, int tries, Instant dueSince, byte[] body, byte @Nullable [] address) {}

	/** The first that waits of each payment, if its moment has come: what comes later of the same payment waits behind it. */
	List<Due> due(InstitutionId institution, String client, Instant now) {
		return jdbc.sql("""
				select d.event_id, d.tries, d.due_since, e.body, e.address from (
				  select distinct on (subject) * from notice_delivery
				  where institution_id = :institution and client_id = :client and state = 'PENDING' order by subject, position) d
				join notice_event e on e.institution_id = :institution and e.event_id = d.event_id
				where d.next_try_at <= :now and (d.lease_until is null or d.lease_until < now()) order by d.position limit :most""")
				.param("institution", institution.value()).param("client", client).param("now", Timestamp.from(now)).param("most", AT_MOST)
				.query((row, number) -> new Due(institution, row.getObject(1, UUID.class), client, row.getInt(2), row.getTimestamp(3).toInstant(),
						row.getBytes(4), row.getBytes(5)))
				.list();
	}

	boolean lease(Due delivery, UUID lease, Duration length) {
		return jdbc.sql("""
				update notice_delivery set leased_by = :lease, lease_until = now() + make_interval(secs => :seconds)
				where institution_id = :institution and event_id = :event and client_id = :client and state = 'PENDING'
				  and (lease_until is null or lease_until < now())""").param("lease", lease).param("seconds", length.toSeconds())
				.param("institution", delivery.institution().value()).param("event", delivery.event()).param("client", delivery.client())
				.update() == 1;
	}

	boolean delivered(Due delivery, UUID lease, Instant now) {
		return ended(delivery, lease, "DELIVERED", "2xx", now);
	}

	void undelivered(Due delivery, UUID lease, String outcome, Instant now) {
		ended(delivery, lease, "UNDELIVERED", outcome, now);
	}

	private boolean ended(Due delivery, UUID lease, String state, String outcome, Instant now) {
		return jdbc
				.sql("""
						update notice_delivery set state = :state, outcome = :outcome, ended_at = :now, tries = tries + 1, leased_by = null, lease_until = null
						where institution_id = :institution and event_id = :event and client_id = :client and leased_by = :lease""")
				.param("state", state)
				.param("outcome", outcome).param("now", Timestamp.from(now)).param("institution", delivery.institution().value())
				.param("event", delivery.event()).param("client", delivery.client()).param("lease", lease).update() == 1;
	}

	void failed(Due delivery, UUID lease, String outcome, Instant next) {
		jdbc.sql("""
				update notice_delivery set outcome = :outcome, next_try_at = :next, tries = tries + 1, leased_by = null, lease_until = null
				where institution_id = :institution and event_id = :event and client_id = :client and leased_by = :lease""")
				.param("outcome", outcome).param("next", Timestamp.from(next)).param("institution", delivery.institution().value())
				.param("event", delivery.event()).param("client", delivery.client()).param("lease", lease).update();
	}

	/** It was not sent, because the receiver is known to be down: no try was made. */
	void postponed(Due delivery, UUID lease, Instant next) {
		jdbc.sql("""
				update notice_delivery set next_try_at = :next, leased_by = null, lease_until = null
				where institution_id = :institution and event_id = :event and client_id = :client and leased_by = :lease""")
				.param("next", Timestamp.from(next)).param("institution", delivery.institution().value()).param("event", delivery.event())
				.param("client", delivery.client()).param("lease", lease).update();
	}

	/** Orders it again by hand, whatever became of it: to every receiver of this reader. */
	int again(InstitutionId institution, UUID event, Instant now) {
		return jdbc
				.sql("""
						update notice_delivery set state = 'PENDING', tries = 0, due_since = :now, next_try_at = :now, ended_at = null, leased_by = null, lease_until = null
						where institution_id = :institution and event_id = :event""")
				.param("now", Timestamp.from(now))
				.param("institution", institution.value()).param("event", event).update();
	}
}
