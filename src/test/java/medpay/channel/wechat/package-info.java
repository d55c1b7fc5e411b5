@NullMarked
package medpay.channel.wechat;

import org.jspecify.annotations.NullMarked;
