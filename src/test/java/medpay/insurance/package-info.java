/** The insurance door against scripted platforms. */
@NullMarked
package medpay.insurance;

import org.jspecify.annotations.NullMarked;
