/** What the bills of payment channels have in common as files (账单文件): packing, encoding, exact amounts. */
@NullMarked
package medpay.channel.bill;

import org.jspecify.annotations.NullMarked;
