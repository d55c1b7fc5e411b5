/**
 * Every message exchanged with another party (往来报文): the attempt before it is sent, the answer when it came, the exact bytes of both, encrypted and never updated.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package medpay.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
