@NullMarked
package medpay.reconciliation.his;

import org.jspecify.annotations.NullMarked;
