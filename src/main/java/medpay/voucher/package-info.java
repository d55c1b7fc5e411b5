/**
 * Verification of a presented code (凭证核验): who is this, for which visit, who may pay. A verification opens one visit.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "access", "exchange", "insurance", "institution", "agreement"})
@NullMarked
package medpay.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
