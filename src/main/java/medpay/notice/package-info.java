/**
 * Who gets told (通知): what happened to a payment or refund is written down in the transaction that moved it, numbered after its commit, delivered signed and in order,
 * and kept to be read again.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "agreement", "institution", "payment", "payment :: states", "payment :: refund-states"})
@NullMarked
package medpay.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
