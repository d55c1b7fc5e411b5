/**
 * Verification of what is presented (凭证核验): who is this, for which visit, who may pay. A verification opens one visit.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "access", "exchange", "insurance", "suishen", "institution", "agreement"})
@NullMarked
package medpay.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
