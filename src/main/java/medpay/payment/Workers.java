package medpay.payment;

import java.util.Arrays;
import java.util.UUID;
import medpay.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The living processes (存活进程): each beats once a second in database time. What belongs to a process that beats no more is taken over; that
 * process, should it wake up, finds that it owns nothing any longer.
 */
@Component
class Workers {

	private final JdbcClient jdbc;
	private final UUID self = Ids.timeOrdered();

	Workers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	UUID self() {
		return self;
	}

	void beat() {
		jdbc.sql("""
				insert into payment_worker (worker_id, beat_at) values (:self, now())
				on conflict (worker_id) do update set beat_at = excluded.beat_at""").param("self", self).update();
		jdbc.sql("delete from payment_worker where beat_at < now() - interval '1 day'").update();
	}

	/** This process ends: what it leaves unfinished is anybody's from now on. */
	void leave() {
		jdbc.sql("delete from payment_worker where worker_id = :self").param("self", self).update();
	}

	/** Everybody else who beat within the last five seconds. */
	UUID[] livingOthers() {
		return jdbc.sql("select worker_id from payment_worker where beat_at > now() - interval '5 seconds' and worker_id <> :self")
				.param("self", self).query(UUID.class).list().toArray(UUID[]::new);
	}

	/** Everybody who lives, this process included. */
	UUID[] living() {
		UUID[] others = livingOthers();
		UUID[] all = Arrays.copyOf(others, others.length + 1);
		all[others.length] = self;
		return all;
	}
}
