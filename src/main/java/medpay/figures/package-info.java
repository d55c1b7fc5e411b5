/**
 * What operations see (运行指标): how many payments, refunds, notices and differences wait at each institution, and for how long. Read by one bounded query each every
 * few seconds, never for a request. Figures have no names of people in them.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "payment", "payment :: states"})
@NullMarked
package medpay.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
