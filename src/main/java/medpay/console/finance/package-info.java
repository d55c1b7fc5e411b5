/** The finance office's pages (对账页面): calendar, day, differences, approvals, certificates. */
@NullMarked
package medpay.console.finance;

import org.jspecify.annotations.NullMarked;
