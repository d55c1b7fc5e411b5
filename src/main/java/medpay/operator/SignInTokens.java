package medpay.operator;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import medpay.shared.crypto.CryptoProvider;
import org.springframework.stereotype.Component;

/** Makes what only its holder knows (令牌); the database keeps hashes of it. */
@Component
class SignInTokens {

	private static final SecureRandom RANDOM = new SecureRandom();
	private static final String PLAIN = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
	private static final int GROUP = 5;

	private final CryptoProvider crypto;

	SignInTokens(CryptoProvider crypto) {
		this.crypto = crypto;
	}

	/** For a cookie: 256 bits. */
	String secret() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** For a person to copy: groups of five, five bits each place. */
	String readable(int groups) {
		var code = new StringBuilder();
		for (int place = 0; place < groups * GROUP; place++) {
			if (place > 0 && place % GROUP == 0) {
				code.append('-');
			}
			code.append(PLAIN.charAt(RANDOM.nextInt(PLAIN.length())));
		}
		return code.toString();
	}

	byte[] hash(String what, String token) {
		return crypto.sm3((what + ":" + token).getBytes(StandardCharsets.UTF_8));
	}

	/** Keyed: a code that a person copies is too short for a plain hash. */
	byte[] hashOfReadable(String what, String code) {
		return crypto.lookupHash(what + ":" + code.strip().toUpperCase(Locale.ROOT));
	}
}
