package medpay.testing;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import medpay.shared.call.Answer;
import medpay.shared.call.OutsideCall;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An outside call whose answer a test decides; refuses to be sent while a transaction is open. */
public record Scripted<A>(String party, String operation, String number, Supplier<A> meaning) implements OutsideCall<A> {

	@Override
	public byte[] request() {
		return (operation + " " + number).getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Answer<A> send() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new AssertionError("A transaction is open during " + operation);
		}
		return new Answer<>(meaning.get(), "00", "scripted", new byte[]{1});
	}
}
