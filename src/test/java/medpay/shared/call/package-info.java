@NullMarked
package medpay.shared.call;

import org.jspecify.annotations.NullMarked;
