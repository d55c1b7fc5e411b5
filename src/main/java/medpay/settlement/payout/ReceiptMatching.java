package medpay.settlement.payout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medpay.ledger.Account;
import medpay.ledger.Journal;
import medpay.ledger.JournalEntry;
import medpay.ledger.Posting;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds what a bank receipt pays (到账勾对) and closes the receivables. A party may pay several days at once, after a week-end: the days that follow each other and come
 * to the fen. What does not come to the fen waits for two people.
 */
@Component
public class ReceiptMatching {

	/** Longer than any holidays. */
	private static final int MOST_DAYS = 16;

	private final BankReceipts receipts;
	private final Payouts payouts;
	private final Journal journal;
	private final TransactionOperations transactions;

	ReceiptMatching(BankReceipts receipts, Payouts payouts, Journal journal, TransactionOperations transactions) {
		this.receipts = receipts;
		this.payouts = payouts;
		this.journal = journal;
		this.transactions = transactions;
	}

	/** Matches whatever is certain, the oldest first. */
	public void match(InstitutionId institution) {
		transactions.executeWithoutResult(status -> {
			List<ExpectedPayout> open = new ArrayList<>(payouts.lockedOpen(institution));
			for (BankReceipt receipt : receipts.lockedOpen(institution)) {
				paidBy(receipt, open).ifPresent(paid -> {
					settle(receipt, paid);
					open.removeAll(paid);
				});
			}
		});
	}

	/** The first run of days that comes to the receipt's amount; of a clearing, an advance, a retention: the one that does. */
	static Optional<List<ExpectedPayout>> paidBy(BankReceipt receipt, List<ExpectedPayout> open) {
		List<ExpectedPayout> candidates = open.stream()
				.filter(each -> each.id().party() == receipt.party() && !each.periodEnd().value().isAfter(receipt.receivedOn().value())).toList();
		for (int first = 0; first < candidates.size(); first++) {
			long sum = 0;
			for (int last = first; last < candidates.size() && last - first < MOST_DAYS
					&& candidates.get(last).id().purpose() == candidates.get(first).id().purpose(); last++) {
				sum += candidates.get(last).amount();
				if (sum == receipt.amountFen()) {
					return Optional.of(candidates.subList(first, last + 1));
				}
			}
		}
		return Optional.empty();
	}

	/** The receipt pays these; what it is more or less stands in SUSPENSE. In the caller's transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void settle(BankReceipt receipt, List<ExpectedPayout> paid) {
		long difference = receipt.amountFen() - paid.stream().mapToLong(ExpectedPayout::amount).sum();
		Map<String, Posting> postings = new LinkedHashMap<>();
		add(postings, Posting.signed(Account.BANK, "bank", receipt.amountFen()));
		for (ExpectedPayout each : paid) {
			Party party = each.id().party();
			add(postings, Posting.signed(each.id().purpose().account(), each.id().purpose().leg(party), -each.own()));
			add(postings, Posting.signed(Account.DIRECT_TAKINGS, party.leg() + "-direct", -each.direct()));
			payouts.paid(receipt.institution(), each.id(), receipt.number());
		}
		add(postings, Posting.signed(Account.SUSPENSE, "receipt", -difference));
		receipts.matched(receipt, difference);
		journal.post(new JournalEntry(receipt.institution(), "PAYOUT_RECEIVED", receipt.receivedOn(), receipt.number(), "receipt",
				List.copyOf(postings.values())));
	}

	/** One leg for each account, whatever came to it. */
	private static void add(Map<String, Posting> postings, Posting posting) {
		postings.merge(posting.leg(), posting,
				(before, more) -> Posting.signed(before.account(), before.leg(), before.signedFen() + more.signedFen()));
	}
}
