/**
 * The door to the city's Suishen code service (随申码服务): Suishen codes and family Suishen codes are decoded there. Nothing of it is published; what goes
 * over the wire is our documented convention.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "insurance", "insurance :: messages"})
@NullMarked
package medpay.suishen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
