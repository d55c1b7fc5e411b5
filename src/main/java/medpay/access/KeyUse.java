package medpay.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When each key was last used (密钥最近使用): noted in memory, written once a minute, so that no request waits for it. */
@Component
class KeyUse {

	private final KeyRows rows;
	private final Clock clock;
	private final Map<Used, Instant> noted = new ConcurrentHashMap<>();

	KeyUse(KeyRows rows, Clock clock) {
		this.rows = rows;
		this.clock = clock;
	}

	private record Used(String clientId, String serial) {}

	/** The key signed a request that was accepted. */
	void note(Client client, ClientKey key) {
		noted.put(new Used(client.clientId(), key.serial()), clock.instant());
	}

	/** Writes what was noted since; of several instances the one that comes first in a minute. */
	@Scheduled(fixedDelayString = "PT1M")
	void write() {
		noted.keySet().forEach(used -> {
			Instant at = noted.remove(used);
			if (at != null) {
				rows.used(used.clientId(), used.serial(), at);
			}
		});
	}
}
