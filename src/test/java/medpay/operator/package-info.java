@NullMarked
package medpay.operator;

import org.jspecify.annotations.NullMarked;
