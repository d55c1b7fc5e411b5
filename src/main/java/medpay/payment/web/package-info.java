/** The payment's calls of the HIS API. */
@NullMarked
package medpay.payment.web;

import org.jspecify.annotations.NullMarked;
