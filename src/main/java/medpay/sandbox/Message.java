package medpay.sandbox;

import medpay.sandbox.Faults.Mode;
import org.jspecify.annotations.Nullable;

/**
 * One message between two parties (报文), as the timeline shows it.
 *
 * @param from {@code phone}, {@code app}, {@code his}, {@code medpay}, {@code voucher-centre}, {@code suishen}, {@code insurance}, {@code unionpay} or
 *     {@code bank}
 * @param to likewise
 * @param operation the party's name of the transaction
 * @param summary one line without personal data: an answer's code, say; empty for a request
 * @param amountFen what it is about, in fen; null where it names no amount
 * @param personNo whom it is about; null where nobody or not known
 * @param fault what was ordered to go wrong with it; null when nothing
 * @param content as it went over the wire; null where nothing did
 */
public record Message(String from, String to, String operation, String summary, @Nullable Long amountFen, @Nullable String personNo,
		@Nullable Mode fault, @Nullable String content) {

	public static Message between(String from, String to, String operation) {
		return new Message(from, to, operation, "", null, null, null, null);
	}

	public Message saying(String line) {
		return new Message(from, to, operation, line, amountFen, personNo, fault, content);
	}

	public Message worth(@Nullable Long fen) {
		return new Message(from, to, operation, summary, fen, personNo, fault, content);
	}

	public Message about(@Nullable String person) {
		return new Message(from, to, operation, summary, amountFen, person, fault, content);
	}

	public Message spoiltBy(@Nullable Mode mode) {
		return new Message(from, to, operation, summary, amountFen, personNo, mode, content);
	}

	public Message reading(String wire) {
		return new Message(from, to, operation, summary, amountFen, personNo, fault, wire);
	}

	/** Prints neither person nor content. */
	@Override
	public String toString() {
		return "Message[" + from + " to " + to + ": " + operation + " " + summary + "]";
	}
}
