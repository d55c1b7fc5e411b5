package medpay.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The nonces that were used (随机串): each once, whichever instance sees it. */
@Component
class Nonces {

	private final JdbcClient jdbc;

	Nonces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** True for the first use; the unique key decides among instances. */
	boolean use(String clientId, String nonce) {
		return jdbc.sql("insert into access_nonce (client_id, nonce) values (:client, :nonce) on conflict (client_id, nonce) do nothing")
				.param("client", clientId).param("nonce", nonce).update() == 1;
	}

	/**
	 * Forgets what no timestamp can bring back: a request is accepted for ten minutes at most, by the clock of whichever instance. The hour leaves
	 * room for instances whose clocks differ; age is measured by the database alone.
	 */
	@Scheduled(fixedDelayString = "PT1M")
	void purge() {
		jdbc.sql("delete from access_nonce where used_at < now() - interval '1 hour'").update();
	}
}
