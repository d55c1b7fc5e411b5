package medpay.reconciliation;

import java.time.Instant;
import java.util.UUID;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A line of a source that does not simply match, why, and what became of it (差错).
 *
 * @param key the line's key: bill (and refund) number, settlement number or order number
 * @param oursFen what we, or for a direct line the hospital, have; null: nothing
 * @param theirsFen what the party has; null: nothing
 * @param differing the amounts that differ, by their names in the contract, with commas
 * @param assignee who owns it: a person, or the desk {@code cashier} or {@code medpay} where no person has to do anything
 * @param bookedFen what of it stands in SUSPENSE, fen
 * @param pending two people are deciding about it
 */
public record Discrepancy(InstitutionId institution, UUID id, long version, Source source, BusinessDate day, DiscrepancyClass kindOf, LineKind kind,
		String key, Through through, @Nullable UUID payment, @Nullable String billNumber, @Nullable String refundNumber, @Nullable String theirNumber,
		@Nullable Integer lineNumber, @Nullable Long oursFen, @Nullable Long theirsFen, @Nullable String differing, @Nullable Instant at,
		@Nullable Cause cause, State state, Instant foundAt, Instant dueAt, @Nullable String assignee, @Nullable Instant endedAt,
		@Nullable Resolution resolution, long bookedFen, boolean pending) {

	/** How it stands. */
	public enum State {
		/** The sources differ (未处理完). */
		OPEN,
		/** Two people ended it (已处理). */
		RESOLVED,
		/** The sources agree now (已一致). */
		GONE
	}

	public Cause.@Nullable Fix fix() {
		Cause known = cause;
		return known == null ? null : known.fix();
	}

	/** What we claim more than the party has, fen; negative: what the party has more. For a return the other way round. */
	public long stakeFen() {
		long more = (oursFen == null ? 0 : oursFen) - (theirsFen == null ? 0 : theirsFen);
		return kind == LineKind.CHARGE ? more : -more;
	}

	/** It has a cause and an owner: a day may close over it. */
	public boolean explained() {
		return cause != null && assignee != null;
	}
}
