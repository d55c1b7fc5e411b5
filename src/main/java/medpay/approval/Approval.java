package medpay.approval;

import java.time.Instant;
import java.util.UUID;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * One decision that takes two people (复核申请).
 *
 * @param kind names the {@link ApprovedAction}: at most 32 characters
 * @param summary one line for whoever approves: what will be done, at most 200 characters, no personal data
 * @param reason why, by the maker, 1 to 400 characters
 * @param maker who asks (经办人)
 * @param checker who decided (复核人); null while nobody has
 */
public record Approval(InstitutionId institution, UUID id, String kind, String summary, String reason, String maker, Instant requestedAt,
		Instant expiresAt, State state, @Nullable String checker, @Nullable Instant decidedAt, @Nullable String note) {

	/** How it stands. */
	public enum State {
		/** Waits for another person (待复核). */
		REQUESTED,
		/** Approved, and done in the same moment (已执行). */
		EXECUTED,
		/** Refused (已驳回). */
		REFUSED,
		/** Nobody decided in time (已过期). */
		EXPIRED
	}
}
