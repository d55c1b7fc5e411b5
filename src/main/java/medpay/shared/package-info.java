/**
 * What every module speaks: money, ids, business dates, the two clocks, masked personal values, problem codes, the crypto provider and the
 * shape of a call to another party. Uses nothing else of Medpay.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package medpay.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
