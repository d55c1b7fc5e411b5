package medpay.shared.call;

/**
 * One call to another party (外呼), fully prepared but not yet sent: whoever makes it saves the attempt first (commit), calls {@link #send()} with no
 * transaction open, and records the answer (commit). Sending the same prepared call twice sends the same bytes.
 *
 * @param <A> the sealed type of what the party can answer
 */
public interface OutsideCall<A> {

	/** The party, as in the sandbox's faults: {@code insurance}, {@code voucher-centre}, {@code unionpay}. */
	String party();

	/** The party's name of the operation: {@code 2207}, {@code consume} … */
	String operation();

	/** Our number of this call, the party's idempotency key: the msgid, or the order number. At most 40 characters. */
	String number();

	/** The exact bytes that will be sent. They hold personal data: only ever kept encrypted. */
	byte[] request();

	/** Sends and waits, at most the door's answer limit. Never throws for what the party did or did not do: that is in the answer. */
	Answer<A> send();
}
