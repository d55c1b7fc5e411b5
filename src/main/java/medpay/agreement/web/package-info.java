/** The agreements' part of the entry API. */
@NullMarked
package medpay.agreement.web;

import org.jspecify.annotations.NullMarked;
