package medpay.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medpay.shared.Money;

/**
 * What is left of a bill once parts of it were given back (剩余明细): by line the quantity and the exact fen. Pure: what is taken is never more than there was, and
 * the last piece of a line takes the last fen.
 */
final class BillRemains {

	private final Bill bill;
	private final Map<Integer, Part> left = new LinkedHashMap<>();

	/** A quantity and its amount. */
	record Part(BigDecimal quantity, Money amount) {}

	/** A line that is taken away: {@code amount} of it in fen. */
	record Taken(int lineNumber, BigDecimal quantity, Money amount) {}

	/** A request that takes what is not there. */
	static final class NotThere extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final transient RefundOutcome.NotTaken why;

		NotThere(RefundOutcome.NotTaken why) {
			super(null, null, false, false);
			this.why = why;
		}

		RefundOutcome.NotTaken why() {
			return why;
		}
	}

	private BillRemains(Bill bill) {
		this.bill = bill;
		bill.lines().forEach(line -> left.put(line.lineNumber(), new Part(line.quantity(), line.amountFen())));
	}

	static BillRemains of(Bill bill, List<Taken> before) {
		var remains = new BillRemains(bill);
		before.forEach(taken -> {
			Part part = remains.part(taken.lineNumber());
			remains.left.put(taken.lineNumber(), new Part(part.quantity().subtract(taken.quantity()), part.amount().minus(taken.amount())));
		});
		return remains;
	}

	boolean nothing() {
		return total().nothing();
	}

	Money total() {
		return left.values().stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
	}

	/** Takes what is wished; throws {@link NotThere} for what is not there. */
	List<Taken> take(RefundWish wish) {
		List<Taken> taken = new ArrayList<>();
		if (wish.whole()) {
			left.forEach((line, part) -> {
				if (part.quantity().signum() > 0) {
					taken.add(new Taken(line, part.quantity(), part.amount()));
				}
			});
		}
		for (int index = 0; index < wish.lines().size(); index++) {
			taken.add(take(wish.lines().get(index), index));
		}
		return List.copyOf(taken);
	}

	private Taken take(RefundWish.Line line, int index) {
		if (!left.containsKey(line.lineNumber())) {
			throw new NotThere(new RefundOutcome.UnknownLine(index));
		}
		Part part = part(line.lineNumber());
		BigDecimal quantity = line.quantity() == null ? part.quantity() : line.quantity();
		if (quantity.signum() <= 0 || quantity.compareTo(part.quantity()) > 0) {
			throw new NotThere(new RefundOutcome.NotSoMuch(index, part.quantity().stripTrailingZeros().toPlainString()));
		}
		return new Taken(line.lineNumber(), quantity, amount(part, quantity));
	}

	/** In proportion, cut to the fen; all that is left takes all that is left. */
	private static Money amount(Part part, BigDecimal quantity) {
		if (quantity.compareTo(part.quantity()) == 0) {
			return part.amount();
		}
		return new Money(BigDecimal.valueOf(part.amount().fen()).multiply(quantity).divide(part.quantity(), 0, RoundingMode.DOWN).longValueExact());
	}

	/** The bill as it would be with only what is left. */
	Bill bill() {
		List<Bill.Line> lines = bill.lines().stream().filter(line -> part(line.lineNumber()).quantity().signum() > 0).map(line -> {
			Part part = part(line.lineNumber());
			return new Bill.Line(line.lineNumber(), line.lineId(), line.itemCode(), line.hospitalItemCode(), line.itemName(), line.unitPrice(),
					part.quantity(), part.amount(), line.orderedAt(), line.orderingDepartment(), line.orderingDoctor(), line.hospitalApproval(),
					line.externalPrescription(), line.drugTraceCodes());
		}).toList();
		return new Bill(bill.billNumber(), bill.verificationId(), bill.scene(), bill.selfPayBy(), bill.usePersonalAccount(), bill.careDelivered(),
				bill.operator(), bill.terminal(), bill.visit(), lines, total(), bill.insuranceSettlement(), bill.notifyUrl());
	}

	private Part part(int lineNumber) {
		Part part = left.get(lineNumber);
		if (part == null) {
			throw new IllegalStateException("The bill has no line " + lineNumber);
		}
		return part;
	}
}
