package medpay.chaos;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import medpay.payment.refund.RefundState;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.Evidence.SettlementRow;
import medpay.chaos.Evidence.TheirRow;

/** Insurance settlements (医保结算核对): whatever stands in the platform's books is ours, with the same amounts and its ledger entry, once for one bill. */
final class SettlementsAgree implements Comparison.Rule {

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		return Stream.of(theirs(evidence), onlyOurs(evidence), entriesAlone(evidence), reversals(evidence), twice(evidence))
				.flatMap(Function.identity());
	}

	/** Settlements that took effect after their void was answered and still stand: no payment knows them, reconciliation finds them. */
	static Stream<TheirRow> orphans(Evidence evidence) {
		Map<String, SettlementRow> ours = ours(evidence);
		return standing(evidence)
				.filter(row -> !ours.containsKey(row.theirNumber()) && evidence.theirs().afterVoid().contains(row.ourNumber()));
	}

	private static Stream<TheirRow> standing(Evidence evidence) {
		Map<String, Integer> standing = evidence.standing();
		return evidence.theirs().insurance().stream().filter(row -> row.undoes() == null && standing.getOrDefault(row.theirNumber(), 0) > 0)
				.distinct();
	}

	private static Map<String, SettlementRow> ours(Evidence evidence) {
		return evidence.ours().settlements().stream().collect(Collectors.toMap(SettlementRow::number, Function.identity()));
	}

	private static Stream<Violation> theirs(Evidence evidence) {
		Map<String, SettlementRow> ours = ours(evidence);
		Map<String, EntryRow> entries = evidence.entries("INSURANCE_SETTLED");
		return standing(evidence).flatMap(row -> {
			SettlementRow settlement = ours.get(row.theirNumber());
			EntryRow entry = entries.get(row.theirNumber());
			if (settlement == null) {
				return evidence.theirs().afterVoid().contains(row.ourNumber())
						? Stream.empty()
						: Stream.of(new Violation("I2", "a settlement that we do not know of", row.toString()));
			}
			return Stream.of(
					settlement.parts().equals(row.parts()) ? null : new Violation("I2", "a settlement of other amounts", row + " " + settlement),
					entry != null && entry.totalFen() == row.amountFen()
							? null
							: new Violation("I2", "a settlement without its ledger entry", row.toString()))
					.filter(Objects::nonNull).map(Objects::requireNonNull);
		});
	}

	private static Stream<Violation> onlyOurs(Evidence evidence) {
		Map<String, Integer> standing = evidence.standing();
		return evidence.ours().settlements().stream()
				.filter(settlement -> !evidence.reversed().contains(settlement.number()) && standing.getOrDefault(settlement.number(), 0) < 1)
				.filter(settlement -> !waitsForAPerson(evidence, settlement))
				.map(settlement -> new Violation("I2", "a settlement that does not stand at the platform", settlement.toString()));
	}

	/** The platform undid it, lost its answer, and refuses for good to void that: a doubt with a task, which the platform's statement (3202) ends. */
	private static boolean waitsForAPerson(Evidence evidence, SettlementRow settlement) {
		return evidence.ours().refunds().stream().anyMatch(refund -> refund.payment().equals(settlement.payment()) && refund.task() != null
				&& refund.state() == RefundState.REVERSING);
	}

	private static Stream<Violation> entriesAlone(Evidence evidence) {
		Map<String, SettlementRow> ours = ours(evidence);
		return evidence.entries("INSURANCE_SETTLED").values().stream().filter(entry -> !ours.containsKey(entry.cause()))
				.map(entry -> new Violation("I2", "a ledger entry without a settlement", entry.toString()));
	}

	private static Stream<Violation> reversals(Evidence evidence) {
		Map<String, Integer> standing = evidence.standing();
		return evidence.entries("INSURANCE_REVERSED").values().stream().filter(entry -> standing.getOrDefault(entry.cause(), 1) > 0)
				.map(entry -> new Violation("I2", "undone in the ledger, and the settlement stands", entry.toString()));
	}

	private static Stream<Violation> twice(Evidence evidence) {
		Map<String, SettlementRow> ours = ours(evidence);
		return standing(evidence).map(row -> ours.get(row.theirNumber())).filter(Objects::nonNull).map(Objects::requireNonNull)
				.collect(Collectors.groupingBy(SettlementRow::payment, Collectors.counting())).entrySet().stream()
				.filter(payment -> payment.getValue() > 1)
				.map(payment -> new Violation("I1", "settled more than once",
						evidence.payment(payment.getKey()).map(PaymentRow::toString).orElse(payment.getKey())));
	}
}
