package medpay.payment;

import java.math.BigDecimal;
import java.util.List;
import medpay.shared.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital wants to give back (退费申请).
 *
 * @param refundNumber the hospital's number of the refund, unique within the institution: the same number is the same refund
 * @param reason for people, at most 200 characters
 * @param lines what of the bill; empty for all that remains
 */
public record RefundWish(String refundNumber, String reason, Operator operator, List<Line> lines) {

	/** A line. {@code quantity}: at most 4 decimals; null for all of it that remains. */
	public record Line(int lineNumber, @Nullable BigDecimal quantity) {

		public Line {
			quantity = quantity == null ? null : quantity.stripTrailingZeros();
		}
	}

	/** All that remains. */
	boolean whole() {
		return lines.isEmpty();
	}
}
