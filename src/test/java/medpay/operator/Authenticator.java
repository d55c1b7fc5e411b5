package medpay.operator;

import java.time.Clock;

/** The app on the phone, for tests. */
public final class Authenticator {

	private Authenticator() {}

	/** What it shows now for a secret in base 32. */
	public static String code(String secret) {
		return Totp.codeAt(Totp.fromBase32(secret), Clock.systemUTC().instant());
	}
}
