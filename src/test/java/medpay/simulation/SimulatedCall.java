package medpay.simulation;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import medpay.shared.call.Answer;
import medpay.shared.call.NoTransaction;
import medpay.shared.call.OutsideCall;

/** A call to a party in this very process; sending it does what the party does. */
record SimulatedCall<A>(String party, String operation, String number, Supplier<A> doing) implements OutsideCall<A> {

	/** The process ends in the middle of a call: nothing of the answer is ever recorded. */
	static final class ProcessEnded extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ProcessEnded() {
			super("the process ended here", null, false, false);
		}
	}

	@Override
	public byte[] request() {
		return (operation + " " + number).getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Answer<A> send() {
		NoTransaction.required();
		A meaning = doing.get();
		return new Answer<>(meaning, "simulated", "", null);
	}
}
