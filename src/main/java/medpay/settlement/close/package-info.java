/** The day close (日结): its certificate, the chain of certificates and their offline check. */
@NamedInterface("close")
@NullMarked
package medpay.settlement.close;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
