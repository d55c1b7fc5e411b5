/** WeChat Pay (微信支付): its trade bill, handed in until the channel is live. */
@NullMarked
package medpay.channel.wechat;

import org.jspecify.annotations.NullMarked;
