/**
 * The door to the insurance platform (医保平台, national interface) and to the e-voucher centre (医保电子凭证中心).
 */
@ApplicationModule(allowedDependencies = {"shared", "exchange", "institution"})
@NullMarked
package medpay.insurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
