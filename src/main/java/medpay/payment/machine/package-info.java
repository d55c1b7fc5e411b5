/** The payment's state machine (状态机): pure functions of situation and event, without database, clock or call. */
@NullMarked
package medpay.payment.machine;

import org.jspecify.annotations.NullMarked;
