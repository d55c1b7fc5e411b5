/**
 * Who did what (审计): plain inserts, one row per decision, refusal or login. A job seals them into a hash chain for each institution, which the
 * day certificates anchor.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package medpay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
