/**
 * The counterparties in a box and the patient's phone: own schema, own books, the real protocols. Stands outside: nothing calls it but over the wire.
 */
@ApplicationModule(allowedDependencies = {"shared", "insurance :: messages", "suishen :: messages", "channel :: unionpay-messages"})
@NullMarked
package medpay.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
