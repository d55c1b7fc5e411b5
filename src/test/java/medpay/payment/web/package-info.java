/** Tests of the payment's doors. */
@NullMarked
package medpay.payment.web;

import org.jspecify.annotations.NullMarked;
