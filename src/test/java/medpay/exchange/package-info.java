@NullMarked
package medpay.exchange;

import org.jspecify.annotations.NullMarked;
