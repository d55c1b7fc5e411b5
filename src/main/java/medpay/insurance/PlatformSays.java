package medpay.insurance;

import tools.jackson.databind.node.ObjectNode;

/** What an answer of the platform amounts to (应答), whatever the transaction. */
sealed interface PlatformSays {

	/**
	 * infcode 0.
	 *
	 * @param output empty where the transaction has none
	 * @param respondedAt respond_time as it came, yyyyMMddHHmmssSSS; may be empty
	 */
	record Done(ObjectNode output, String respondedAt) implements PlatformSays {}

	/** infcode -1. {@code message}: err_msg without personal data. */
	record Failed(String message) implements PlatformSays {}

	/**
	 * Nothing that can be relied on.
	 *
	 * @param code what happened: timeout, connection, oversized, http-503, malformed, signature, infcode
	 */
	record Unclear(String code, String reason) implements PlatformSays {}
}
