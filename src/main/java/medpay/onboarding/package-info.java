/**
 * Takes institutions, clients and keys from the sandbox over HTTP before the application reports ready. Does nothing outside sandbox mode.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "access"})
@NullMarked
package medpay.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
