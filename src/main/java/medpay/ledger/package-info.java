/**
 * Double-entry accounts and journal (复式账), append only, per institution. Knows nothing of payments.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package medpay.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
