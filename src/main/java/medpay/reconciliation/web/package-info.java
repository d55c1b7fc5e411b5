/** The HTTP side of reconciliation. */
@NullMarked
package medpay.reconciliation.web;

import org.jspecify.annotations.NullMarked;
