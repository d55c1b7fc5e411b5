@NullMarked
package medpay;

import org.jspecify.annotations.NullMarked;
