/** Lists of what happened (业务查询): payments, refunds, voucher checks, agreements, with filters in the address and one page at a time. */
@NullMarked
package medpay.console.records;

import org.jspecify.annotations.NullMarked;
