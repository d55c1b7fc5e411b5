package medpay.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What is sent to a process (信号). */
enum Signal {

	/** It ends at once and can do nothing about it. */
	KILL,
	/** It stands still, as in an endless pause of its garbage collector, and does not know. */
	STOP,
	/** It goes on. */
	CONT,
	/** It is asked to end. */
	TERM;

	void to(Process process) {
		try {
			new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
