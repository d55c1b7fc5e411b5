/**
 * The doors to payment channels (支付渠道): the port, and UnionPay. Call-backs are verified, stored, answered, then told to their listeners.
 */
@ApplicationModule(allowedDependencies = {"shared", "exchange", "institution"})
@NullMarked
package medpay.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
