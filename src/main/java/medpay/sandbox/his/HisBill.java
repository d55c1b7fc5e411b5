package medpay.sandbox.his;

import java.math.BigDecimal;
import java.util.List;
import medpay.sandbox.his.HisVisit.Scene;
import medpay.shared.Money;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bill as the HIS sends it (费用单), one of possibly several in a visit.
 *
 * @param billNumber serves once
 * @param lines at least one
 */
public record HisBill(String billNumber, HisVisit visit, Scene scene, List<Line> lines) {

	/**
	 * A line (费用明细): so many of one thing.
	 *
	 * @param itemCode national code where it is known, else the hospital's own, which the platform settles as class 丙
	 * @param hospitalItemCode the hospital's own
	 * @param quantity whole units, one or more
	 */
	public record Line(String itemCode, String hospitalItemCode, String itemName, Money unitPrice, long quantity) {

		public Money amount() {
			return new Money(Math.multiplyExact(unitPrice.fen(), quantity));
		}
	}

	public Money total() {
		return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
	}

	/** The body of {@code POST /payments} and {@code POST /payments/estimates}. */
	public ObjectNode request(String verificationId) {
		ObjectNode body = HisJson.object().put("bill_number", billNumber).put("verification_id", verificationId).put("scene", scene.name())
				.put("terminal", visit.terminal());
		body.set("operator", visit.operator());
		body.set("visit", HisJson.tree(visit));
		var array = body.putArray("lines");
		for (int index = 0; index < lines.size(); index++) {
			array.add(line(index + 1, lines.get(index)));
		}
		return body.put("total_fen", total().fen());
	}

	private static ObjectNode line(int number, Line line) {
		return HisJson.object().put("line_number", number).put("item_code", line.itemCode()).put("hospital_item_code", line.hospitalItemCode())
				.put("item_name", line.itemName()).put("unit_price", BigDecimal.valueOf(line.unitPrice().fen(), 2).toPlainString())
				.put("quantity", line.quantity()).put("amount_fen", line.amount().fen());
	}
}
