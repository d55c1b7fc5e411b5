package medpay.shared.call;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Insists that no transaction is open where another party is called. {@code @Transactional(propagation = NEVER)} looks like the same and is not: its scope
 * binds the first database connection to the thread until it ends, outside call included, and every inner transaction then wants a second one.
 */
public final class NoTransaction {

	private NoTransaction() {}

	/** Throws {@link IllegalStateException} when the caller has a transaction open. */
	public static void required() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A transaction is open during a call to another party");
		}
	}
}
