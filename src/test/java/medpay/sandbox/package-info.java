/** The counterparties in a box, met as their callers meet them. */
@NullMarked
package medpay.sandbox;

import org.jspecify.annotations.NullMarked;
