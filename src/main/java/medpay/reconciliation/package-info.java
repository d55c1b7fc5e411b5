/**
 * Hospital, insurance platform and payment channels agree to the last fen (对账): what each statement must show, what it says, where the two differ, and why.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "exchange", "insurance", "channel", "channel :: statement", "payment",
		"payment :: states",
		"payment :: refund-states", "ledger", "approval", "institution"})
@NullMarked
package medpay.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
