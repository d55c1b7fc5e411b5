@NullMarked
package medpay.embedded;

import org.jspecify.annotations.NullMarked;
