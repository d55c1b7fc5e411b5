/** The verification's part of the HIS API. */
@NullMarked
package medpay.voucher.web;

import org.jspecify.annotations.NullMarked;
