@NullMarked
package medpay.reconciliation;

import org.jspecify.annotations.NullMarked;
