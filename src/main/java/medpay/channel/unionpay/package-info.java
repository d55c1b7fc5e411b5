/** UnionPay 5.1.0 (银联全渠道): messages, signature, code table and client, used by the door and by its sandbox twin. */
@NamedInterface("unionpay-messages")
@NullMarked
package medpay.channel.unionpay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
