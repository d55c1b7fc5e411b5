@NullMarked
package medpay.reconciliation.sheet;

import org.jspecify.annotations.NullMarked;
