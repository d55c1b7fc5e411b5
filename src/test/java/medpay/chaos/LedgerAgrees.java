package medpay.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.Evidence.RefundRow;
import medpay.payment.refund.RefundState;

/** The ledger (账簿核对): every entry balances, every bill adds up, and a patient owes exactly what waits at the window (I3). */
final class LedgerAgrees implements Comparison.Rule {

	private static final Set<RefundState> GIVEN = Set.of(RefundState.DONE, RefundState.RETURNING, RefundState.RETURN_AT_WINDOW);

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		return Stream.concat(Stream.concat(unbalanced(evidence), notAddedUp(evidence)), debts(evidence));
	}

	private static Stream<Violation> unbalanced(Evidence evidence) {
		return evidence.ours().entries().stream()
				.filter(entry -> entry.debitFen() != entry.creditFen() || entry.debitFen() != entry.totalFen())
				.map(entry -> new Violation("I3", "an entry that does not balance", entry.toString()));
	}

	private static Stream<Violation> notAddedUp(Evidence evidence) {
		return evidence.ours().settlements().stream().filter(settlement -> !settlement.parts().addUp())
				.map(settlement -> new Violation("I3", "a settlement that does not add up", settlement.toString()));
	}

	private static Stream<Violation> debts(Evidence evidence) {
		Map<String, Long> owed = evidence.ours().entries().stream()
				.collect(Collectors.groupingBy(EntryRow::payment, Collectors.summingLong(EntryRow::receivableFen)));
		return evidence.ours().payments().stream()
				.filter(payment -> owed.getOrDefault(payment.id(), 0L) != due(payment) + refunded(evidence, payment))
				.map(payment -> new Violation("I3", "the patient owes %d in the ledger".formatted(owed.getOrDefault(payment.id(), 0L)),
						payment.toString()));
	}

	/** What a refund made due, less what was paid for a bill that could not be settled again. */
	private static long refunded(Evidence evidence, PaymentRow payment) {
		long selfPay = payment.selfPayFen() == null ? 0 : payment.selfPayFen();
		List<RefundRow> refunds = evidence.refunds(payment.id());
		long due = refunds.stream().filter(refund -> refund.state() == RefundState.WINDOW_DUE).mapToLong(RefundRow::dueFen).sum();
		boolean unsettled = !refunds.isEmpty() && refunds.stream().anyMatch(refund -> refund.state() == RefundState.NOT_RESETTLED)
				&& evidence.standing().entrySet().stream()
						.noneMatch(settlement -> settlement.getValue() > 0 && isOf(evidence, settlement.getKey(), payment));
		long given = refunds.stream().filter(refund -> !refund.number().startsWith("LATE-") && GIVEN.contains(refund.state()))
				.mapToLong(RefundRow::chargeFen).sum();
		return due - (unsettled ? selfPay - given : 0);
	}

	private static boolean isOf(Evidence evidence, String settlement, PaymentRow payment) {
		return evidence.ours().settlements().stream().anyMatch(row -> row.number().equals(settlement) && row.payment().equals(payment.id()));
	}

	/** What nobody paid yet. */
	private static long due(PaymentRow payment) {
		long selfPay = payment.selfPayFen() == null ? 0 : payment.selfPayFen();
		return switch (payment.state()) {
			case INSURED, CHARGING, CHARGE_IN_DOUBT, AT_WINDOW, REVERSING, REVERSAL_IN_DOUBT -> selfPay;
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, PAID, PAID_AT_WINDOW, REVERSED, REFUSED -> 0;
		};
	}
}
