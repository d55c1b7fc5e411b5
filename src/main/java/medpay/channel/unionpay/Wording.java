package medpay.channel.unionpay;

import java.util.regex.Pattern;

/** A party's message for humans (respMsg), made fit to keep: one line, bounded, and no run of digits that could be a card or an id. */
final class Wording {

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
	private static final Pattern LONG_NUMBER = Pattern.compile("[0-9*]{9,}[0-9Xx]?");
	private static final int LONGEST = 200;

	private Wording() {}

	static String of(UnionPayMessage answer) {
		String original = answer.value("origRespMsg");
		return clean(original.isEmpty() ? answer.value("respMsg") : original);
	}

	static String clean(String text) {
		String line = LONG_NUMBER.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("***").strip();
		return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
	}

	/** The party's words, or the published ones when it said nothing. */
	static String of(ResponseCode code, String message) {
		String words = clean(message);
		return words.isEmpty() ? code.text() : words;
	}
}
