@NullMarked
package medpay.settlement.payout;

import org.jspecify.annotations.NullMarked;
