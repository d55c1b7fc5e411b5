package medpay.access;

import java.time.Instant;
import java.util.List;

/** Which of a client's keys made a signature (验签结果). */
sealed interface KeyMatch {

	/** How many keys that are good no more are tried: the owner of the last ones is told so. */
	int MOST_RETIRED = 2;

	/** This active key. */
	record Fits(ClientKey key) implements KeyMatch {}

	/** A key that is good no more. Said to its owner only. */
	record Retired() implements KeyMatch {}

	/** The client has no key of this serial and scheme. */
	record Unknown() implements KeyMatch {}

	/** None. */
	record Wrong() implements KeyMatch {}

	static KeyMatch of(Client client, Signature signature, Signature.Request request, Instant now) {
		List<ClientKey> named = client.keys().stream().filter(key -> key.scheme() == signature.scheme())
				.filter(key -> signature.serial() == null || key.serial().equals(signature.serial())).toList();
		if (named.isEmpty()) {
			return new Unknown();
		}
		for (ClientKey key : named) {
			if (key.isActive(now) && signature.fits(key.material(), request)) {
				return new Fits(key);
			}
		}
		boolean retired = named.stream().filter(key -> !key.isActive(now)).limit(MOST_RETIRED)
				.anyMatch(key -> signature.fits(key.material(), request));
		return retired ? new Retired() : new Wrong();
	}
}
