package medpay.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that must still be asked of or told to a channel (待办).
 *
 * @param token sealed; only when a stray token must be deleted
 * @param tries how often it was tried
 * @param triedAt when it was begun or last tried
 */
record Errand(AgreementKey key, Kind kind, byte @Nullable [] token, int tries, Instant since, Instant triedAt, Instant nextAt) {

	/** What must be done. */
	enum Kind {
		/** Has the patient signed? (78) */
		ASK_SIGNING,
		/** End the agreement at the channel (74), once no charge is open. */
		TERMINATE,
		/** Delete a token that came after the agreement had ended (74). */
		DELETE_TOKEN,
		/** What has the issuer decided? (00) The key is that of the request. */
		ASK_ISSUER
	}

	boolean askedAfter(Instant moment) {
		return triedAt.isAfter(moment);
	}

	@Override
	public String toString() {
		return "Errand[" + kind + " " + key + "]";
	}
}
