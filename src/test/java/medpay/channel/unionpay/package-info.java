/** Tests of the UnionPay door. */
@NullMarked
package medpay.channel.unionpay;

import org.jspecify.annotations.NullMarked;
