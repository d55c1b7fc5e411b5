/**
 * No-touch payment of one bill by two payers (信用就医无感支付): the only orchestrator of money.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "access", "exchange", "insurance", "channel", "voucher", "agreement", "ledger",
		"institution"})
@NullMarked
package medpay.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
