package medpay.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import medpay.chaos.HisView.BillKey;
import medpay.chaos.HisView.RefundSeen;
import medpay.chaos.HisView.Refusal;
import medpay.chaos.HisView.Seen;
import medpay.chaos.HisView.Withdrawn;
import medpay.payment.machine.PaymentState;
import medpay.payment.refund.RefundState;
import org.jspecify.annotations.Nullable;

/**
 * All that is compared (证据): what the hospitals were told, what we believe, and what the counterparties' own books say.
 */
record Evidence(Told told, Ours ours, Theirs theirs) {

	/** The hospitals' view. {@code unanswered}: requests to which no answer came for minutes. */
	record Told(List<Seen> seen, List<Refusal> refusals, List<RefundSeen> refunds, List<Withdrawn> withdrawals,
			List<String> unanswered) {}

	/** Our tables. {@code leftOver}: what should be gone in the end, one line each. */
	record Ours(List<PaymentRow> payments, List<OrderRow> orders, List<SettlementRow> settlements, List<EntryRow> entries, List<RefundRow> refunds,
			List<String> leftOver) {}

	/** The books of insurance and UnionPay. {@code afterVoid}: messages that took effect although their void had been answered before. */
	record Theirs(List<TheirRow> insurance, List<TheirRow> unionpay, Set<String> afterVoid) {}

	/**
	 * A row of {@code payment}.
	 *
	 * @param byPlatform the insurance platform was asked to settle it
	 * @param task what a person is asked to do, null for nothing
	 */
	record PaymentRow(BillKey bill, String id, PaymentState state, long totalFen, boolean byPlatform, @Nullable Long selfPayFen,
			@Nullable String settlementNumber, @Nullable String orderNumber, @Nullable String task) {}

	/** A row of {@code charge_order}. {@code outcome}: OPEN, CHARGED, DECLINED, CHARGED_LATE. */
	record OrderRow(String orderNumber, String payment, long amountFen, String outcome) {

		boolean moved() {
			return outcome.equals("CHARGED") || outcome.equals("CHARGED_LATE");
		}

		boolean late() {
			return outcome.equals("CHARGED_LATE");
		}
	}

	/** A row of {@code refund}. {@code task}: what a person is asked to do, null for nothing. */
	record RefundRow(String number, String payment, RefundState state, long chargeFen, long dueFen, @Nullable String task) {}

	/** A row of {@code insurance_settlement}. */
	record SettlementRow(String number, String payment, Parts parts) {}

	/** Who pays what of a bill, in fen. */
	record Parts(long total, long fund, long personalAccount, long other, long selfPay) {

		boolean addUp() {
			return fund + personalAccount + other + selfPay == total;
		}
	}

	/** A ledger entry with the sums of its postings. {@code receivableFen}: what it adds to the patient's debt, less what it takes from it. */
	record EntryRow(String kind, String cause, String payment, long totalFen, long debitFen, long creditFen, long receivableFen) {}

	/** A row of a counterparty's books. {@code undoes}: what it takes back, for a return. */
	record TheirRow(String kind, String ourNumber, String theirNumber, long amountFen, @Nullable Parts parts, @Nullable String undoes) {}

	Optional<PaymentRow> payment(String id) {
		return ours.payments().stream().filter(payment -> payment.id().equals(id)).findFirst();
	}

	/** Settlements that our ledger says are undone, by number. */
	Set<String> reversed() {
		return entries("INSURANCE_REVERSED").keySet();
	}

	/** Entries of one kind by their cause. */
	Map<String, EntryRow> entries(String kind) {
		return ours.entries().stream().filter(entry -> entry.kind().equals(kind)).collect(Collectors.toMap(EntryRow::cause, Function.identity()));
	}

	/** How often a settlement stands in the platform's books, by its number: once, or not at all when it was undone. */
	Map<String, Integer> standing() {
		return theirs.insurance().stream().collect(Collectors.toMap(row -> row.undoes() == null ? row.theirNumber() : row.undoes(),
				row -> row.undoes() == null ? 1 : -1, Integer::sum));
	}

	/** The refunds of a payment. */
	List<RefundRow> refunds(String payment) {
		return ours.refunds().stream().filter(refund -> refund.payment().equals(payment)).toList();
	}

	/** What went back of each charge, by our number of it. */
	Map<String, Long> returned() {
		return theirs.unionpay().stream().filter(row -> row.undoes() != null)
				.collect(Collectors.toMap(row -> String.valueOf(row.undoes()), TheirRow::amountFen, Long::sum));
	}
}
