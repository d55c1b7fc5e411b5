/** How the national interface's messages are read and written. */
@NullMarked
package medpay.insurance.platform;

import org.jspecify.annotations.NullMarked;
