package medpay.operator;

import static medpay.operator.OperatorRows.instant;
import static medpay.operator.OperatorRows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions in the database (会话), so that every instance knows them. The token is the reader's alone, the table has its hash. A new stage gets a new token, so that nobody
 * rides on one that was planted.
 */
@Component
class Sessions {

	private static final String COLUMNS = "select hash, operator_id, stage, started_at, seen_at, confirmed_at, address from operator_session ";
	/** How exactly the last sign of life is kept: not every page is a write. */
	private static final Duration SEEN_EXACTLY = Duration.ofSeconds(30);
	private static final String WHAT = "session";

	private final JdbcClient jdbc;
	private final SignInTokens tokens;
	private final CryptoProvider crypto;
	private final OperatorSettings settings;
	private final Clock clock;

	Sessions(JdbcClient jdbc, SignInTokens tokens, CryptoProvider crypto, OperatorSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.tokens = tokens;
		this.crypto = crypto;
		this.settings = settings;
		this.clock = clock;
	}

	/** Begins one and returns its token. */
	String begin(UUID operator, Stage stage, String address) {
		String token = tokens.secret();
		Instant now = clock.instant();
		jdbc.sql("""
				insert into operator_session (hash, operator_id, stage, started_at, seen_at, confirmed_at, address)
				values (:hash, :operator, :stage, :now, :now, :confirmed, :address)""").param("hash", tokens.hash(WHAT, token))
				.param("operator", operator).param("stage", stage.name()).param("now", utc(now))
				.param("confirmed", stage == Stage.WHOLE ? utc(now) : null).param("address", address).update();
		return token;
	}

	/** The one under this token, if it is neither ended nor too old; that it was seen is noted. */
	Optional<Session> seen(String token) {
		Instant now = clock.instant();
		Optional<Session> found = jdbc.sql(COLUMNS + "where hash = :hash and ended_at is null and seen_at > :idle and started_at > :absolute")
				.param("hash", tokens.hash(WHAT, token)).param("idle", utc(now.minus(settings.idle())))
				.param("absolute", utc(now.minus(settings.absolute()))).query((row, number) -> session(row)).optional();
		found.filter(session -> session.seenAt().plus(SEEN_EXACTLY).isBefore(now))
				.ifPresent(
						session -> jdbc.sql("update operator_session set seen_at = :now where hash = :hash and seen_at < :now").param("now", utc(now))
								.param("hash", session.hash()).update());
		return found;
	}

	/** Ends this one and begins its next stage under a new token. */
	String goOn(Session session, Stage stage) {
		end(session);
		return begin(session.operator(), stage, session.address());
	}

	void confirm(Session session) {
		jdbc.sql("update operator_session set confirmed_at = :now where hash = :hash").param("now", utc(clock.instant()))
				.param("hash", session.hash()).update();
	}

	boolean confirmed(Session session) {
		Instant at = session.confirmedAt();
		return at != null && clock.instant().isBefore(at.plus(settings.confirmedFor()));
	}

	void end(Session session) {
		jdbc.sql("update operator_session set ended_at = :now, new_secret = null where hash = :hash and ended_at is null")
				.param("now", utc(clock.instant())).param("hash", session.hash()).update();
	}

	/** All of an operator; {@code but}: the one that is used just now. */
	int endAll(UUID operator, byte[] but) {
		return jdbc.sql(
				"update operator_session set ended_at = :now, new_secret = null where operator_id = :operator and ended_at is null and hash <> :but")
				.param("now", utc(clock.instant())).param("operator", operator).param("but", but).update();
	}

	/** The live ones of an operator, the newest first. */
	List<Session> live(UUID operator) {
		Instant now = clock.instant();
		return jdbc.sql(COLUMNS + """
				where operator_id = :operator and ended_at is null and stage = 'WHOLE' and seen_at > :idle and started_at > :absolute
				order by started_at desc limit 50""").param("operator", operator).param("idle", utc(now.minus(settings.idle())))
				.param("absolute", utc(now.minus(settings.absolute()))).query((row, number) -> session(row)).list();
	}

	/** The secret that is being set up in this session: the same until it is taken or the session ends. */
	byte[] newSecret(Session session) {
		jdbc.sql("update operator_session set new_secret = :secret where hash = :hash and new_secret is null")
				.param("secret", crypto.encrypt(Totp.newSecret(), context(session))).param("hash", session.hash()).update();
		byte[] sealed = jdbc.sql("select new_secret from operator_session where hash = :hash").param("hash", session.hash()).query(byte[].class)
				.single();
		return crypto.decrypt(Objects.requireNonNull(sealed), context(session));
	}

	private static String context(Session session) {
		return "operator_session.new_secret:" + session.operator();
	}

	private static Session session(ResultSet row) throws SQLException {
		return new Session(row.getBytes("hash"), row.getObject("operator_id", UUID.class), Stage.valueOf(row.getString("stage")),
				Objects.requireNonNull(instant(row, "started_at")), Objects.requireNonNull(instant(row, "seen_at")), instant(row, "confirmed_at"),
				row.getString("address"));
	}
}
