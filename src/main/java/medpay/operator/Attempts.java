package medpay.operator;

import static medpay.operator.OperatorRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wrong attempts to sign in (登录失败处理). Strangers at an account, and an address at whatever accounts, are turned away for a time that doubles. A browser in which the
 * operator signed in before is counted by itself: a stranger cannot lock the operator out.
 */
@Component
class Attempts {

	private static final Duration FORGOTTEN = Duration.ofDays(1);
	private static final int MOST_DOUBLINGS = 10;

	private final JdbcClient jdbc;
	private final SignInTokens tokens;
	private final OperatorSettings settings;
	private final Clock clock;

	Attempts(JdbcClient jdbc, SignInTokens tokens, OperatorSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.tokens = tokens;
		this.settings = settings;
		this.clock = clock;
	}

	/** What an attempt is counted under. */
	private record Source(String key, int allowed) {}

	/** Counts an attempt before it is known to be wrong, so that many at once are not more than one after another. */
	Optional<Duration> turnedAway(String account, Visitor visitor) {
		if (knows(account, visitor.device())) {
			return count(new Source(key("device", account, String.valueOf(visitor.device())), settings.failures()));
		}
		return Arrays.stream(new Source[]{new Source(key("address", visitor.address()), settings.addressFailures()),
				new Source(key("account", account), settings.failures())}).map(this::count).flatMap(Optional::stream).findFirst();
	}

	/** The attempt was right: it and those before it are forgotten. */
	void right(String account, Visitor visitor) {
		forget(key("device", account, String.valueOf(visitor.device())));
		if (!knows(account, visitor.device())) {
			forget(key("account", account));
			jdbc.sql("update operator_failure set failures = greatest(failures - 1, 0) where source = :source")
					.param("source", key("address", visitor.address())).update();
		}
	}

	/** Lets an account be tried again by everybody. */
	void unlock(String account) {
		forget(key("account", account));
	}

	/** Remembers the browser and returns what it is to keep. */
	String remember(UUID operator, String account, @Nullable String device) {
		if (device != null && knows(account, device)) {
			jdbc.sql("update operator_device set seen_at = :now where operator_id = :operator and hash = :hash").param("now", utc(clock.instant()))
					.param("operator", operator).param("hash", tokens.hash("device", device)).update();
			return device;
		}
		String token = tokens.secret();
		jdbc.sql("insert into operator_device (operator_id, hash, seen_at) values (:operator, :hash, :now)").param("operator", operator)
				.param("hash", tokens.hash("device", token)).param("now", utc(clock.instant())).update();
		return token;
	}

	private boolean knows(String account, @Nullable String device) {
		return device != null && jdbc.sql("""
				select exists (select 1 from operator_device join operator_account using (operator_id) where code = :account and hash = :hash)""")
				.param("account", account).param("hash", tokens.hash("device", device)).query(Boolean.class).single();
	}

	private Optional<Duration> count(Source source) {
		Instant now = clock.instant();
		Optional<Duration> wait = waiting(source.key(), now);
		if (wait.isPresent()) {
			return wait;
		}
		int failures = jdbc.sql("""
				insert into operator_failure (source, failures, last_at) values (:source, 1, :now)
				on conflict (source) do update set last_at = excluded.last_at,
					failures = case when operator_failure.last_at < :forgotten then 1 else operator_failure.failures + 1 end
				returning failures""").param("source", source.key()).param("now", utc(now)).param("forgotten", utc(now.minus(FORGOTTEN)))
				.query(Integer.class).single();
		if (failures <= source.allowed()) {
			return Optional.empty();
		}
		Duration locked = locked(failures - source.allowed() - 1);
		jdbc.sql("update operator_failure set blocked_until = :until where source = :source").param("until", utc(now.plus(locked)))
				.param("source", source.key()).update();
		return Optional.of(locked);
	}

	private Duration locked(int doublings) {
		Duration locked = settings.lockedFor().multipliedBy(1L << Math.min(doublings, MOST_DOUBLINGS));
		return locked.compareTo(FORGOTTEN) > 0 ? FORGOTTEN : locked;
	}

	private Optional<Duration> waiting(String source, Instant now) {
		return jdbc.sql("select blocked_until from operator_failure where source = :source and blocked_until > :now").param("source", source)
				.param("now", utc(now)).query(OffsetDateTime.class).optional().map(until -> Duration.between(now, until.toInstant()));
	}

	private void forget(String source) {
		jdbc.sql("delete from operator_failure where source = :source").param("source", source).update();
	}

	private String key(String... parts) {
		return parts[0] + ":" + HexFormat.of().formatHex(tokens.hash("attempt", String.join(":", parts)));
	}
}
