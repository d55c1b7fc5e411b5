package medpay.sandbox.play;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A visit's turn to be busy (并发名额): a few at once work the machine; who only waits for an answer gives the turn away meanwhile. */
final class Turn implements AutoCloseable {

	private final Semaphore turns;

	Turn(Semaphore turns) {
		this.turns = turns;
		turns.acquireUninterruptibly();
	}

	<T> T givenAwayFor(Supplier<T> waiting) {
		turns.release();
		try {
			return waiting.get();
		} finally {
			turns.acquireUninterruptibly();
		}
	}

	@Override
	public void close() {
		turns.release();
	}
}
