@NullMarked
package medpay.settlement.clearing;

import org.jspecify.annotations.NullMarked;
