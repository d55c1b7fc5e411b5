/** Alipay (支付宝): its bill, handed in until the channel is live. */
@NullMarked
package medpay.channel.alipay;

import org.jspecify.annotations.NullMarked;
