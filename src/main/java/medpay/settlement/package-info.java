/**
 * What follows from agreement (结算): the day closes with a signed certificate, the hospital gets its statement, payouts are awaited and matched with the bank's receipts.
 */
@ApplicationModule(allowedDependencies = {"shared", "reconciliation", "ledger", "approval", "institution", "audit"})
@NullMarked
package medpay.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
