/**
 * Enrols institutions, clients and keys before the application reports ready: in sandbox mode from the sandbox over HTTP, otherwise from the
 * administrator's file.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "access", "operator"})
@NullMarked
package medpay.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
