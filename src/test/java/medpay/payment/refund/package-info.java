/** Tests of the refund's machine and arithmetic. */
@NullMarked
package medpay.payment.refund;

import org.jspecify.annotations.NullMarked;
