package medpay.sandbox.insurance;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The Suishen codes that phones show (随申码、亲属随申码): invented forms, because none is published. */
@Component
@SandboxPart
class SuishenCodes {

	private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	private static final int LENGTH = 29;

	private final JdbcClient jdbc;
	private final SecureRandom random = new SecureRandom();

	SuishenCodes(SandboxDatabase database) {
		this.jdbc = database.jdbc();
	}

	/** A code as shown: SSM or SSF and 29 digits and capital letters. {@code holder} has the phone, {@code person} is treated: the same, or a child. */
	record Shown(String code, PersonNumber holder, PersonNumber person, Instant expiresAt) {

		boolean isFamily() {
			return !holder.equals(person);
		}

		boolean livesAt(Instant now) {
			return now.isBefore(expiresAt);
		}

		@Override
		public String toString() {
			return "Shown[until " + expiresAt + "]";
		}
	}

	Shown make(PersonNumber holder, PersonNumber person, Instant now) {
		String prefix = holder.equals(person) ? "SSM" : "SSF";
		var shown = new Shown(prefix + letters(), holder, person, now.plus(VoucherCodes.LIFE));
		jdbc.sql("""
				insert into sandbox.suishen_code (code, kind, holder_person_no, for_person_no, made_at, expires_at)
				values (:code, :kind, :holder, :person, :now, :expires)""").param("code", shown.code())
				.param("kind", shown.isFamily() ? "FAMILY_SUISHEN_CODE" : "SUISHEN_CODE").param("holder", holder.value())
				.param("person", person.value()).param("now", now.atOffset(ZoneOffset.UTC))
				.param("expires", shown.expiresAt().atOffset(ZoneOffset.UTC)).update();
		return shown;
	}

	Optional<Shown> find(String code) {
		return jdbc.sql("select code, holder_person_no, for_person_no, expires_at from sandbox.suishen_code where code = :code").param("code", code)
				.query((row, _) -> new Shown(row.getString(1), new PersonNumber(row.getString(2)), new PersonNumber(row.getString(3)),
						row.getObject(4, OffsetDateTime.class).toInstant()))
				.optional();
	}

	private String letters() {
		var letters = new StringBuilder(LENGTH);
		random.ints(LENGTH, 0, LETTERS.length()).forEach(index -> letters.append(LETTERS.charAt(index)));
		return letters.toString();
	}
}
