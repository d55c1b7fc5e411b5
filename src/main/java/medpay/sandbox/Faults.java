package medpay.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults ordered through the control API (故障注入): each party asks before it answers, and behaves as told. */
public interface Faults {

	/**
	 * Takes the oldest fault that waits for this operation and uses up one of its times, in a short transaction of its own: ask outside any other.
	 *
	 * @param party {@code insurance}, {@code voucher-centre}, {@code suishen} or {@code unionpay}
	 * @param operation the transaction number, {@code decode}, or the name of a UnionPay operation
	 */
	default Optional<Fault> strike(String party, String operation) {
		return strike(party, operation, () -> null);
	}

	/**
	 * The same for a message about somebody: faults ordered for that person alone wait for it too.
	 *
	 * @param person asked only when a fault waits; null where the message names nobody
	 */
	Optional<Fault> strike(String party, String operation, Supplier<@Nullable String> person);

	/**
	 * One misbehaviour.
	 *
	 * @param delay how long LATE waits, and how long a missing answer keeps the line open; zero when the control API did not say
	 * @param code the code to answer, where the mode answers one
	 */
	record Fault(Mode mode, Duration delay, @Nullable String code) {}

	/** How a party misbehaves. */
	enum Mode {
		/** Nothing happens, and no answer comes. */
		NO_ANSWER_BEFORE,
		/** Nothing happens; a certain no. */
		DECLINE,
		/** Nothing happens; HTTP 500. */
		SERVER_ERROR,
		/** Nothing happens; the connection is closed at once. */
		DOWN,
		/** It happens, and no answer comes. */
		NO_ANSWER_AFTER,
		/** It happens and the books are right; the answer names another amount. */
		WRONG_AMOUNT,
		/** It happens and the books are right; the signature of the answer does not fit. */
		WRONG_SIGNATURE,
		/** It happens and the books are right; the answer carries a code that no table knows. */
		UNKNOWN_CODE,
		/** It happens once; answer and call-back come twice. */
		DUPLICATE,
		/** It happens, and is answered, after the delay. */
		LATE
	}
}
