/**
 * What people see: the first page, the last payments and their attempts. Reads only.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "exchange", "payment", "payment :: states", "payment :: refund-states", "approval",
		"audit",
		"reconciliation", "reconciliation :: sheet", "settlement", "settlement :: close", "settlement :: payout",
		"settlement :: statement", "settlement :: clearing", "ledger", "operator", "voucher", "agreement", "notice"})
@NullMarked
package medpay.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
