@NullMarked
package medpay.channel.alipay;

import org.jspecify.annotations.NullMarked;
