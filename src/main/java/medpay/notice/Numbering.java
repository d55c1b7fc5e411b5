package medpay.notice;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import medpay.access.NoticeReceiver;
import medpay.access.NoticeReceivers;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.shared.BusinessClock;
import medpay.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives committed events their position (编号任务), and a delivery for everybody who takes them. Positions are given after the commit, under the reader's row lock: so a
 * reader who asks for what comes after a position never misses an event whose transaction was slower.
 */
@Component
class Numbering {

	private static final int AT_MOST = 500;

	private final JdbcClient jdbc;
	private final Institutions institutions;
	private final NoticeReceivers receivers;
	private final BusinessClock clock;
	private final TransactionOperations transactions;

	Numbering(JdbcClient jdbc, Institutions institutions, NoticeReceivers receivers, BusinessClock clock, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.institutions = institutions;
		this.receivers = receivers;
		this.clock = clock;
		this.transactions = transactions;
	}

	@Scheduled(fixedDelay = 1000)
	void run() {
		for (Institution institution : institutions.all()) {
			List<String> readers = jdbc.sql("select distinct reader from notice_event where institution_id = :institution and position is null")
					.param("institution", institution.id().value()).query((row, number) -> row.getString(1)).list();
			readers.forEach(reader -> transactions.executeWithoutResult(status -> number(institution.id(), reader)));
		}
	}

	private void number(InstitutionId institution, String reader) {
		jdbc.sql("""
				insert into notice_reader (institution_id, reader, last_position) values (:institution, :reader, 0)
				on conflict (institution_id, reader) do nothing""").param("institution", institution.value()).param("reader", reader).update();
		long last = jdbc.sql("select last_position from notice_reader where institution_id = :institution and reader = :reader for update")
				.param("institution", institution.value()).param("reader", reader).query(Long.class).single();
		List<Numbered> events = jdbc.sql("""
				update notice_event e set position = :last + n.nth
				from (select event_id, row_number() over (order by entry_order) as nth from notice_event
				  where institution_id = :institution and reader = :reader and position is null order by entry_order limit :most) n
				where e.institution_id = :institution and e.event_id = n.event_id
				returning e.event_id, e.subject, e.position, e.address is not null""").param("last", last)
				.param("institution", institution.value()).param("reader", reader).param("most", AT_MOST)
				.query((row, number) -> new Numbered(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getBoolean(4))).list();
		events.forEach(event -> deliverTo(institution, reader, event));
		jdbc.sql("update notice_reader set last_position = last_position + :count where institution_id = :institution and reader = :reader")
				.param("count", events.size()).param("institution", institution.value()).param("reader", reader).update();
	}

	private record Numbered(UUID id, String subject, long position, boolean addressed) {}

	private void deliverTo(InstitutionId institution, String reader, Numbered event) {
		List<NoticeReceiver> to = reader.startsWith("entry:")
				? receivers.find(reader.substring("entry:".length())).stream().toList()
				: receivers.hospitalSystems(institution);
		OffsetDateTime now = OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC);
		to.stream().filter(receiver -> event.addressed() || receiver.address().isPresent()).forEach(receiver -> jdbc.sql("""
				insert into notice_delivery (institution_id, event_id, client_id, subject, position, state, due_since, next_try_at)
				values (:institution, :event, :client, :subject, :position, 'PENDING', :now, :now)
				on conflict (institution_id, event_id, client_id) do nothing""").param("institution", institution.value())
				.param("event", event.id()).param("client", receiver.clientId()).param("subject", event.subject())
				.param("position", event.position()).param("now", now).update());
	}
}
