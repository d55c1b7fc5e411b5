package medpay.console.records;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import medpay.console.Wanted;
import medpay.institution.Institution;
import medpay.shared.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A person in an address (按人查询标识): the keyed hash under which rows are kept, encrypted for one hospital and for some hours, and different each time. Nobody learns from it
 * who it is, nor that two addresses are about the same person.
 */
@Component
class PersonToken {

	private static final Duration LASTS = Duration.ofHours(12);

	private final CryptoProvider crypto;
	private final Clock clock;

	PersonToken(CryptoProvider crypto, Clock clock) {
		this.crypto = crypto;
		this.clock = clock;
	}

	String of(Institution hospital, byte[] person) {
		byte[] plain = ByteBuffer.allocate(Long.BYTES + person.length).putLong(clock.instant().plus(LASTS).toEpochMilli()).put(person).array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(crypto.encrypt(plain, context(hospital)));
	}

	/** Null without one; 404 for one of another hospital, or of yesterday. */
	byte @Nullable [] open(Institution hospital, @Nullable String token) {
		String text = Wanted.text(token);
		if (text == null) {
			return null;
		}
		ByteBuffer plain = ByteBuffer.wrap(decrypted(hospital, text));
		if (plain.remaining() <= Long.BYTES || plain.getLong() < clock.millis()) {
			throw Wanted.nowhere();
		}
		byte[] person = new byte[plain.remaining()];
		plain.get(person);
		return person;
	}

	private byte[] decrypted(Institution hospital, String token) {
		try {
			return crypto.decrypt(Base64.getUrlDecoder().decode(token), context(hospital));
		} catch (IllegalArgumentException | IllegalStateException e) {
			throw Wanted.nowhere();
		}
	}

	private static String context(Institution hospital) {
		return "console.person:" + hospital.code();
	}
}
