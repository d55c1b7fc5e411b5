/** UnionPay in the box, met as a merchant meets it. */
@NullMarked
package medpay.sandbox.unionpay;

import org.jspecify.annotations.NullMarked;
