package medpay.chaos;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import medpay.chaos.Evidence.EntryRow;
import medpay.chaos.Evidence.OrderRow;
import medpay.chaos.Evidence.PaymentRow;
import medpay.chaos.Evidence.TheirRow;
import medpay.payment.refund.RefundState;

/** Charges (扣款核对): in UnionPay's books, in our orders and in the ledger the same ones, never two for one bill (I1, I2), never more returned than charged (I7). */
final class ChargesAgree implements Comparison.Rule {

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		return Stream.of(unknownOrUnequal(evidence), onlyOurs(evidence), entriesAlone(evidence), twice(evidence), returns(evidence))
				.flatMap(Function.identity());
	}

	private static Stream<TheirRow> charges(Evidence evidence) {
		return evidence.theirs().unionpay().stream().filter(row -> row.kind().equals("CHARGED"));
	}

	private static Map<String, OrderRow> orders(Evidence evidence) {
		return evidence.ours().orders().stream().collect(Collectors.toMap(OrderRow::orderNumber, Function.identity()));
	}

	private static Stream<Violation> unknownOrUnequal(Evidence evidence) {
		Map<String, OrderRow> orders = orders(evidence);
		Map<String, EntryRow> entries = evidence.entries("CHARGED");
		return charges(evidence).flatMap(row -> {
			OrderRow order = orders.get(row.ourNumber());
			EntryRow entry = entries.get(row.ourNumber());
			if (order == null) {
				return Stream.of(new Violation("I2", "a charge that nobody ordered", row.toString()));
			}
			return Stream.of(
					order.moved() ? null : new Violation("I2", "a charge that we do not know of", row + " " + order),
					order.amountFen() == row.amountFen() ? null : new Violation("I2", "a charge of another amount", row + " " + order),
					entry != null && entry.totalFen() == row.amountFen()
							? null
							: new Violation("I2", "a charge without its ledger entry", row.toString()))
					.filter(Objects::nonNull).map(Objects::requireNonNull);
		});
	}

	private static Stream<Violation> onlyOurs(Evidence evidence) {
		var theirs = charges(evidence).map(TheirRow::ourNumber).collect(Collectors.toSet());
		return evidence.ours().orders().stream().filter(order -> order.moved() && !theirs.contains(order.orderNumber()))
				.map(order -> new Violation("I2", "a charge that UnionPay does not know", order.toString()));
	}

	private static Stream<Violation> entriesAlone(Evidence evidence) {
		var theirs = charges(evidence).map(TheirRow::ourNumber).collect(Collectors.toSet());
		return evidence.entries("CHARGED").values().stream().filter(entry -> !theirs.contains(entry.cause()))
				.map(entry -> new Violation("I2", "a ledger entry without a charge", entry.toString()));
	}

	/** A late charge whose return waits for the window or for a person is owed back, and counted nowhere as paid. */
	private static Stream<Violation> twice(Evidence evidence) {
		Map<String, OrderRow> orders = orders(evidence);
		Map<String, Long> returned = evidence.returned();
		Map<String, Long> kept = charges(evidence).filter(row -> row.amountFen() > returned.getOrDefault(row.ourNumber(), 0L))
				.map(row -> orders.get(row.ourNumber())).filter(Objects::nonNull).map(Objects::requireNonNull)
				.filter(order -> !(order.late() && namedTask(evidence, order)))
				.collect(Collectors.groupingBy(OrderRow::payment, Collectors.counting()));
		return kept.entrySet().stream().filter(payment -> payment.getValue() > 1)
				.map(payment -> new Violation("I1", "charged more than once",
						evidence.payment(payment.getKey()).map(PaymentRow::toString).orElse("")));
	}

	private static boolean namedTask(Evidence evidence, OrderRow order) {
		return evidence.refunds(order.payment()).stream().filter(refund -> refund.number().equals("LATE-" + order.orderNumber()))
				.anyMatch(refund -> refund.state() == RefundState.RETURN_AT_WINDOW || refund.task() != null);
	}

	private static Stream<Violation> returns(Evidence evidence) {
		Map<String, Long> charged = charges(evidence).collect(Collectors.toMap(TheirRow::ourNumber, TheirRow::amountFen, Long::sum));
		Stream<Violation> tooMuch = evidence.returned().entrySet().stream().filter(back -> back.getValue() > charged.getOrDefault(back.getKey(), 0L))
				.map(back -> new Violation("I7", "more returned than charged", back.toString()));
		Map<String, EntryRow> entries = evidence.entries("RETURNED");
		Map<String, TheirRow> theirs = evidence.theirs().unionpay().stream().filter(row -> row.undoes() != null)
				.collect(Collectors.toMap(TheirRow::ourNumber, Function.identity(), (one, same) -> one));
		Stream<Violation> unknown = theirs.values().stream()
				.filter(row -> !entries.containsKey(row.ourNumber()) || entries.get(row.ourNumber()).totalFen() != row.amountFen())
				.map(row -> new Violation("I2", "a return without its ledger entry", row.toString()));
		Stream<Violation> alone = entries.values().stream().filter(entry -> !theirs.containsKey(entry.cause()))
				.map(entry -> new Violation("I2", "a ledger entry without a return", entry.toString()));
		return Stream.of(tooMuch, unknown, alone).flatMap(Function.identity());
	}
}
