/**
 * What people see. It reads, asks the modules that own things to act, and keeps of its own only the lists that were ordered as files.
 */
@ApplicationModule(allowedDependencies = {"shared", "institution", "exchange", "payment", "payment :: states", "payment :: refund-states", "approval",
		"audit",
		"reconciliation", "reconciliation :: sheet", "settlement", "settlement :: close", "settlement :: payout",
		"settlement :: statement", "settlement :: clearing", "ledger", "operator", "access", "voucher", "agreement", "notice"})
@NullMarked
package medpay.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
