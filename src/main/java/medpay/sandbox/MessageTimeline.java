package medpay.sandbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the parties said to one another (报文时间线), for the live picture on the sandbox's page. For the eye only: no book, no proof. */
public interface MessageTimeline {

	/** Notes one message: inside an open transaction it stands or falls with that. */
	void note(Message message);

	/** Notes a message of which only one line is to be told. */
	default void record(String from, String to, String operation, String summary) {
		note(Message.between(from, to, operation).saying(summary));
	}

	/**
	 * The messages after that number, oldest first, without their content. A number can become visible after a higher one: look back a little.
	 *
	 * @param persons only what is about one of them; empty: everything
	 * @param most at most so many, the newest of them
	 */
	List<Noted> after(long number, Collection<String> persons, int most);

	/** What went over the wire; empty when that message is gone or had none. */
	Optional<String> content(long number);

	/** The highest number given so far; 0 before the first. */
	long last();

	/** A message as it stands on the timeline; its {@code content} is null here. */
	record Noted(long number, Instant at, Message message) {}
}
