package medpay.channel.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inbox table: a message once, whoever delivers it how often. */
@Component
class InboxRows {

	/** A stored message that is not processed yet, still encrypted. */
	record Waiting(InstitutionId institution, UUID id, String channel, byte[] sealed, Instant receivedAt) {

		@Override
		public String toString() {
			return "Waiting[" + channel + " " + id + "]";
		}
	}

	/** How a message ended. */
	enum Outcome {
		/** A listener knew the order. */
		HEARD,
		/** No listener knew it. */
		NOT_OURS,
		/** It decided nothing: its code is open, or it tells of a transaction Medpay does not listen to. */
		NOTHING_DECIDED
	}

	/** Whoever stored a message has this long before others take it up. */
	static final Duration HEAD_START = Duration.ofSeconds(2);

	private final JdbcClient jdbc;
	private final CryptoProvider crypto;

	InboxRows(JdbcClient jdbc, CryptoProvider crypto) {
		this.jdbc = jdbc;
		this.crypto = crypto;
	}

	/** Empty when the same bytes came before. */
	Optional<UUID> insert(InstitutionId institution, String channel, String orderNumber, byte[] body, Instant now) {
		UUID id = Ids.timeOrdered();
		return jdbc.sql("""
				insert into channel_inbox (institution_id, inbox_id, channel, message_hash, order_number, message, received_at, next_try_at)
				values (:institution, :id, :channel, :hash, :order, :message, :now, :next)
				on conflict (institution_id, channel, message_hash) do nothing
				returning inbox_id""").param("institution", institution.value()).param("id", id).param("channel", channel)
				.param("hash", crypto.sm3(body)).param("order", orderNumber).param("message", crypto.encrypt(body, context(institution, id)))
				.param("now", time(now)).param("next", time(now.plus(HEAD_START))).query(UUID.class).optional();
	}

	/** Empty when it is processed already. */
	Optional<Waiting> waiting(InstitutionId institution, UUID id) {
		return jdbc.sql("""
				select inbox_id, channel, message, received_at from channel_inbox
				where institution_id = :institution and inbox_id = :id and processed_at is null""").param("institution", institution.value())
				.param("id", id).query((row, number) -> row(institution, row))
				.optional();
	}

	/** Takes up to {@code most} messages that are due and pushes their next try away: twice as far each time, at most ten minutes. */
	List<Waiting> claim(InstitutionId institution, Instant now, int most) {
		return jdbc.sql("""
				update channel_inbox
				set tries = tries + 1,
				    next_try_at = cast(:now as timestamptz) + least(interval '10 minutes', interval '2 seconds' * power(2, least(tries, 10)))
				where institution_id = :institution and inbox_id in (
				    select inbox_id from channel_inbox
				    where institution_id = :institution and processed_at is null and next_try_at <= :now
				    order by next_try_at limit :most for update skip locked)
				returning inbox_id, channel, message, received_at""").param("institution", institution.value()).param("now", time(now))
				.param("most", most).query((row, number) -> row(institution, row))
				.list();
	}

	void processed(InstitutionId institution, UUID id, Outcome outcome, Instant now) {
		jdbc.sql("""
				update channel_inbox set processed_at = :now, outcome = :outcome
				where institution_id = :institution and inbox_id = :id and processed_at is null""").param("now", time(now))
				.param("outcome", outcome.name()).param("institution", institution.value()).param("id", id).update();
	}

	/** The exact bytes received. */
	byte[] open(Waiting waiting) {
		return crypto.decrypt(waiting.sealed(), context(waiting.institution(), waiting.id()));
	}

	private static Waiting row(InstitutionId institution, ResultSet row) throws SQLException {
		return new Waiting(institution, row.getObject("inbox_id", UUID.class), row.getString("channel"), row.getBytes("message"),
				row.getObject("received_at", OffsetDateTime.class).toInstant());
	}

	private static String context(InstitutionId institution, UUID id) {
		return "channel_inbox.message:" + institution.value() + ":" + id;
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
