package medpay.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import medpay.shared.BusinessClock;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what somebody is to be told (发件箱), in the caller's transaction: with it the event is there, without it it never happened. The exact bytes are kept,
 * encrypted, so that every delivery and every look shows the same.
 */
@Component
class Outbox {

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;
	private final JsonMapper json;
	private final BusinessClock clock;

	Outbox(JdbcClient jdbc, CryptoProvider crypto, JsonMapper json, BusinessClock clock) {
		this.jdbc = jdbc;
		this.crypto = crypto;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Something to tell.
	 *
	 * @param reader {@code his} for the institution's own systems, {@code entry:} and a client id for an app
	 * @param subject the payment or the agreement; its events are told in order
	 * @param type {@code payment.paid}, {@code refund.done} …
	 * @param content what goes into the event beside its heading
	 * @param address where it goes instead of the registered address; null for that
	 */
	record Told(InstitutionId institution, String reader, String subject, String type, Map<String, Object> content, @Nullable String address) {}

	void write(Told told) {
		UUID id = Ids.timeOrdered();
		Instant now = clock.now();
		long sequence = jdbc.sql("""
				insert into notice_subject (institution_id, reader, subject, last_sequence) values (:institution, :reader, :subject, 1)
				on conflict (institution_id, reader, subject) do update set last_sequence = notice_subject.last_sequence + 1
				returning last_sequence""").param("institution", told.institution().value()).param("reader", told.reader())
				.param("subject", told.subject()).query(Long.class).single();
		Map<String, Object> event = new LinkedHashMap<>();
		event.put("event_id", id);
		event.put("type", told.type());
		event.put("sequence", sequence);
		event.put("occurred_at", now.atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
		event.putAll(told.content());
		jdbc.sql("""
				insert into notice_event (institution_id, event_id, reader, subject, sequence, type, occurred_at, body, address)
				values (:institution, :id, :reader, :subject, :sequence, :type, :now, :body, :address)""")
				.param("institution", told.institution().value()).param("id", id).param("reader", told.reader())
				.param("subject", told.subject()).param("sequence", sequence).param("type", told.type())
				.param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).param("body", crypto.encrypt(json.writeValueAsBytes(event), body(id)))
				.param("address", told.address() == null ? null : crypto.encrypt(told.address().getBytes(UTF_8), address(id)),
						Types.BINARY)
				.update();
	}

	static String body(UUID event) {
		return "notice.body:" + event;
	}

	static String address(UUID event) {
		return "notice.address:" + event;
	}
}
