package medpay.ledger;

import java.util.List;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;

/**
 * Money that moved (流水): a kind, a business date, a cause, and postings that balance. Zero postings are left out by the constructor.
 *
 * @param kind what happened: {@code INSURANCE_SETTLED}, {@code CHARGED} …; at most 32 characters
 * @param cause what made it happen, one effect each: a settlement number, an order number; at most 64 characters
 * @param subject the payment it belongs to, for reading; at most 64 characters
 * @param labels what it is reported under; no part of the effect: the same effect told by another operator is the same
 * @param postings its legs, each with a name of its own
 */
public record JournalEntry(InstitutionId institution, String kind, BusinessDate businessDate, String cause, String subject, Labels labels,
		List<Posting> postings) {

	public JournalEntry {
		postings = postings.stream().filter(posting -> !posting.amount().nothing()).toList();
		if (!total(postings, Posting.Side.DEBIT).equals(total(postings, Posting.Side.CREDIT))) {
			throw new IllegalArgumentException("Entry %s does not balance: %s".formatted(kind, postings));
		}
		if (postings.stream().map(Posting::leg).distinct().count() != postings.size()) {
			throw new IllegalArgumentException("Entry %s names a leg twice: %s".formatted(kind, postings));
		}
	}

	/** An entry that is reported under its accounts alone. */
	public JournalEntry(InstitutionId institution, String kind, BusinessDate businessDate, String cause, String subject, List<Posting> postings) {
		this(institution, kind, businessDate, cause, subject, Labels.NONE, postings);
	}

	/** The sum of either side. */
	public Money total() {
		return total(postings, Posting.Side.DEBIT);
	}

	private static Money total(List<Posting> postings, Posting.Side side) {
		return postings.stream().filter(posting -> posting.side() == side).map(Posting::amount).reduce(Money.ZERO, Money::plus);
	}
}
