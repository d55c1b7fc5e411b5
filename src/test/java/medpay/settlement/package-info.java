@NullMarked
package medpay.settlement;

import org.jspecify.annotations.NullMarked;
