/** What bad input gets, told by the shared web layer. */
@NullMarked
package medpay.shared.web;

import org.jspecify.annotations.NullMarked;
