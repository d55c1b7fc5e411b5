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

/** States (状态核对): what a payment says of itself is what stands in the books of both payers (I1, I2). */
final class StatesAgree implements Comparison.Rule {

	@Override
	public Stream<Violation> broken(Evidence evidence) {
		Books books = Books.of(evidence);
		return evidence.ours().payments().stream().flatMap(payment -> broken(payment, books));
	}

	/** What stands, by payment and by number. */
	private record Books(Map<String, TheirRow> charges, Map<String, OrderRow> orders, Map<String, Integer> settlements, Map<String, Long> returned,
			Map<String, Long> unreturned, Map<String, Long> collected) {

		static Books of(Evidence evidence) {
			Map<String, OrderRow> orders = evidence.ours().orders().stream().collect(Collectors.toMap(OrderRow::orderNumber, Function.identity()));
			Map<String, TheirRow> charges = evidence.theirs().unionpay().stream().filter(row -> row.kind().equals("CHARGED"))
					.collect(Collectors.toMap(TheirRow::ourNumber, Function.identity(), (first, second) -> first));
			Map<String, Long> returned = evidence.returned();
			Map<String, Long> unreturned = orders.values().stream().filter(order -> charges.containsKey(order.orderNumber()))
					.collect(Collectors.groupingBy(OrderRow::payment,
							Collectors.summingLong(order -> order.amountFen() - returned.getOrDefault(order.orderNumber(), 0L))));
			return new Books(charges, orders, evidence.standing(), returned, unreturned,
					evidence.entries("WINDOW_PAID").values().stream()
							.collect(Collectors.groupingBy(EntryRow::payment, Collectors.summingLong(EntryRow::totalFen))));
		}

		boolean settled(PaymentRow payment) {
			return payment.settlementNumber() != null && settlements.getOrDefault(payment.settlementNumber(), 0) == 1;
		}

		long kept(PaymentRow payment) {
			return unreturned.getOrDefault(payment.id(), 0L);
		}
	}

	private static Stream<Violation> broken(PaymentRow payment, Books books) {
		return switch (payment.state()) {
			case PAID -> paid(payment, books);
			case AT_WINDOW -> notCharged(payment, books);
			case PAID_AT_WINDOW -> Stream.concat(notCharged(payment, books), notCollected(payment, books));
			case REFUSED, REVERSED -> Stream.concat(notCharged(payment, books), books.settled(payment)
					? Stream.of(new Violation("I2", "ended without payment, and the settlement stands", payment.toString()))
					: Stream.empty());
			case RECEIVED, SETTLING_INSURANCE, INSURANCE_IN_DOUBT, INSURED, CHARGING, CHARGE_IN_DOUBT, REVERSING, REVERSAL_IN_DOUBT -> Stream.empty();
		};
	}

	private static Stream<Violation> paid(PaymentRow payment, Books books) {
		long selfPay = payment.selfPayFen() == null ? -1 : payment.selfPayFen();
		if (selfPay < 0 || (payment.byPlatform() && payment.settlementNumber() == null)) {
			return Stream.of(new Violation("I6", "paid before anybody knew what was to pay", payment.toString()));
		}
		TheirRow charge = payment.orderNumber() == null ? null : books.charges().get(payment.orderNumber());
		return selfPay == 0 || (charge != null && charge.amountFen() == selfPay)
				? Stream.empty()
				: Stream.of(new Violation("I2", "paid, and UnionPay charged nothing or another amount", payment + " " + charge));
	}

	private static Stream<Violation> notCollected(PaymentRow payment, Books books) {
		return Objects.equals(books.collected().get(payment.id()), payment.selfPayFen())
				? Stream.empty()
				: Stream.of(new Violation("I2", "paid at the window, and not this amount", payment + " " + books.collected().get(payment.id())));
	}

	/** Late money may wait for its return, when somebody is asked to see to it. */
	private static Stream<Violation> notCharged(PaymentRow payment, Books books) {
		return books.kept(payment) > 0 && payment.task() == null
				? Stream.of(new Violation("I1", "money was taken that nobody returns", payment + " keeps " + books.kept(payment)))
				: Stream.empty();
	}
}
