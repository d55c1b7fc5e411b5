package medpay.sandbox.insurance;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes that patients' phones show (医保电子凭证二维码), and the tokens that stand for them. */
@Component
@SandboxPart
class VoucherCodes {

	/** How long a code and its token live (ecToken 有效时间). */
	static final Duration LIFE = Duration.ofMinutes(5);

	private static final String DIVISION = "310000";
	private static final int CODE_DIGITS = 22;
	private static final int TOKEN_BYTES = 15;

	private final JdbcClient jdbc;
	private final SecureRandom random = new SecureRandom();

	VoucherCodes(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/** A code as shown: 28 digits, the last six a division. The token has 38 characters. */
	record Shown(String code, String token, PersonNumber person, Instant expiresAt) {

		boolean livesAt(Instant now) {
			return now.isBefore(expiresAt);
		}

		/** Who has the token is the person. */
		@Override
		public String toString() {
			return "Shown[until " + expiresAt + "]";
		}
	}

	Shown make(PersonNumber person, Instant now) {
		var shown = new Shown(digits() + DIVISION, DIVISION + "ec" + hex(), person, now.plus(LIFE));
		jdbc.sql("""
				insert into sandbox.voucher_code (code, ec_token, person_no, made_at, expires_at) values (:code, :token, :person, :now, :expires)
				""").param("code", shown.code()).param("token", shown.token()).param("person", person.value())
				.param("now", now.atOffset(ZoneOffset.UTC)).param("expires", shown.expiresAt().atOffset(ZoneOffset.UTC)).update();
		return shown;
	}

	Optional<Shown> ofCode(String code) {
		return find("code", code);
	}

	Optional<Shown> ofToken(String token) {
		return find("ec_token", token);
	}

	private Optional<Shown> find(String column, String value) {
		return jdbc.sql("select code, ec_token, person_no, expires_at from sandbox.voucher_code where " + column + " = :value")
				.param("value", value).query((row, _) -> new Shown(row.getString(1), row.getString(2), new PersonNumber(row.getString(3)),
						row.getObject(4, OffsetDateTime.class).toInstant()))
				.optional();
	}

	private String digits() {
		var digits = new StringBuilder(CODE_DIGITS);
		random.ints(CODE_DIGITS, 0, 10).forEach(digits::append);
		return digits.toString();
	}

	private String hex() {
		byte[] bytes = new byte[TOKEN_BYTES];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}
}
