/**
 * Credit agreements (信用签约): sign, limits, holds, terminate. No charge without an agreement that is active in that moment.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "access", "institution", "exchange", "channel"})
@NullMarked
package medpay.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
