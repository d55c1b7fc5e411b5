/** The self-test of a signature: tells an integrator which of the five lines differs. */
@NullMarked
package medpay.access.check;

import org.jspecify.annotations.NullMarked;
