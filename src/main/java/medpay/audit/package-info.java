/**
 * Who did what (审计): plain inserts, one row per decision, refusal or login. Sealing into a hash chain comes as a job of its own.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package medpay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
