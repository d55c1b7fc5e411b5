/** The shape of a call to another party: prepared and saved first, then sent with no transaction open, then its answer recorded. */
@NullMarked
package medpay.shared.call;

import org.jspecify.annotations.NullMarked;
