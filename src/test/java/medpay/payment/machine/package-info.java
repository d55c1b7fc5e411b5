/** Tests of the payment's machine. */
@NullMarked
package medpay.payment.machine;

import org.jspecify.annotations.NullMarked;
