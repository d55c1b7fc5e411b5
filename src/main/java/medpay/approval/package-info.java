/**
 * Decisions that take two people (双人复核): one asks, another approves or refuses before it expires, and what was approved is done once. The database itself refuses that
 * both are the same person.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package medpay.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
