@NullMarked
package medpay.console.finance;

import org.jspecify.annotations.NullMarked;
