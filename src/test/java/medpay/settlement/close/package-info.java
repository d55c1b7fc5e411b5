@NullMarked
package medpay.settlement.close;

import org.jspecify.annotations.NullMarked;
