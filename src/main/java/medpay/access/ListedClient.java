package medpay.access;

import java.time.Instant;
import java.util.List;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A client as people see it (接入方一览): no secret, ever.
 *
 * @param enabled false when it was switched off: then none of its requests is accepted
 * @param keys all it ever had, the newest first
 */
public record ListedClient(String clientId, Clients.Kind kind, InstitutionId institution, boolean enabled, List<Key> keys) {

	/**
	 * One key.
	 *
	 * @param serial 16 hexadecimal digits; of a public key the beginning of its SHA-256
	 * @param active whether a request signed with it is accepted now
	 * @param enrolled came with the client, from the sandbox or the administrator's file
	 * @param notAfter the moment from which it is good no more; null when there is none
	 * @param lastUsedAt within about a minute; null when it was never used
	 * @param retiredAt null while it is in use
	 */
	public record Key(String serial, SignatureScheme scheme, boolean active, boolean enrolled, Instant createdAt, @Nullable Instant notAfter,
			@Nullable Instant lastUsedAt, @Nullable Instant retiredAt) {}
}
