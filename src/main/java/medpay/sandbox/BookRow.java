package medpay.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line in a counterparty's books (账簿行), never changed once written. Amounts are positive.
 *
 * @param ourNumber the 2207 msgid, or our order number
 * @param theirNumber the settlement number, or the channel's reference
 * @param amountFen the amount moved; for SETTLED and REVERSED the bill's total
 * @param fundPaidFen insurance only
 * @param personalAccountPaidFen insurance only
 * @param selfPayFen insurance only
 * @param undoes what a REVERSED, REFUNDED or VOIDED row undoes: our number of the charge, or the settlement number
 */
public record BookRow(Kind kind, String ourNumber, String theirNumber, String institutionCode, String personNo, long amountFen,
		@Nullable Long fundPaidFen, @Nullable Long personalAccountPaidFen, @Nullable Long selfPayFen, Instant at, @Nullable String undoes) {

	/** What moved. */
	public enum Kind {
		/** Insurance settled a bill (医保结算). */
		SETTLED,
		/** A settlement was undone (撤销、冲正). */
		REVERSED,
		/** A card was charged (扣款). */
		CHARGED,
		/** Money went back to a card (退货). */
		REFUNDED,
		/** A charge was voided on its settlement day (消费撤销). */
		VOIDED
	}
}
