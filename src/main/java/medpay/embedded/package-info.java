/**
 * The PostgreSQL in the box: real binaries, durable settings, a generated password, data under .medpay. Only when no database is configured.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package medpay.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
