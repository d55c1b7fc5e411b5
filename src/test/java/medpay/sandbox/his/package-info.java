/** The HIS in the box: what it sends, and to whom. */
@NullMarked
package medpay.sandbox.his;

import org.jspecify.annotations.NullMarked;
