/** The insurance platform in a box, tested over HTTP and by itself. */
@NullMarked
package medpay.sandbox.insurance;

import org.jspecify.annotations.NullMarked;
