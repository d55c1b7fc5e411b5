package medpay.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt (尝试) at another party, and its answer when there is one. Holds no personal data.
 *
 * @param inward true for what the other party sent by itself
 * @param code the party's own code, or what happened on the wire; null while unanswered
 */
public record Attempt(UUID id, String party, String operation, String number, boolean inward, Instant sentAt, @Nullable Instant answeredAt,
		@Nullable String code, @Nullable String detail) {}
