package medpay.shared;

/** Text from outside made fit for a column or a log line: one line, no control characters, never longer than allowed. */
public final class OneLine {

	private OneLine() {}

	/** Control characters become spaces (PostgreSQL takes no NUL); what is longer than {@code longest} characters is cut. */
	public static String of(String text, int longest) {
		var line = new StringBuilder();
		text.codePoints().limit(longest).map(character -> Character.isISOControl(character) ? ' ' : character).forEach(line::appendCodePoint);
		return line.toString();
	}
}
