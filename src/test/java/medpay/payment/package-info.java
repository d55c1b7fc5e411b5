/** Tests of the payment. */
@NullMarked
package medpay.payment;

import org.jspecify.annotations.NullMarked;
