package medpay.ledger;

import java.util.List;
import medpay.shared.InstitutionId;

/** The append-only record of money that moved. Written in the transaction that records the answer that moved it. */
public interface Journal {

	/**
	 * Posts in the caller's transaction. (institution, kind, cause, leg) is unique: the same effect told twice is posted once.
	 * The same effect with other amounts is our bug: {@link IllegalStateException}.
	 *
	 * @return false when this effect was already in the books
	 */
	boolean post(JournalEntry entry);

	/** Everything posted for a subject, in order. */
	List<JournalEntry> of(InstitutionId institution, String subject);
}
