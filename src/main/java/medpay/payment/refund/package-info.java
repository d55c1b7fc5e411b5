/** The refund's state machine and its arithmetic (退费状态机): pure functions, without database, clock or call. */
@NullMarked
package medpay.payment.refund;

import org.jspecify.annotations.NullMarked;
