/**
 * Who may call: HIS and entry-app clients, their keys and signatures, nonces, how often they may call. The calling client is a method argument of every controller.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "institution"})
@NullMarked
package medpay.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
