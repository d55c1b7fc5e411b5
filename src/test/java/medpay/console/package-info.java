@NullMarked
package medpay.console;

import org.jspecify.annotations.NullMarked;
