/** What parties are to pay into the hospital's bank account (到账): expected by the working-day calendar, matched with the bank's receipts. */
@NamedInterface("payout")
@NullMarked
package medpay.settlement.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
