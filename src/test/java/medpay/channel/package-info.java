/** Tests of the doors to payment channels. */
@NullMarked
package medpay.channel;

import org.jspecify.annotations.NullMarked;
