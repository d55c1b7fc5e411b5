/**
 * Who works at the pages: operators, roles and permissions, how they sign in, and what each session may do. Every page states the permission it needs; a page that
 * states none is closed.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "institution"})
@NullMarked
package medpay.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
