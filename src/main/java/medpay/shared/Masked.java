package medpay.shared;

/** How personal data may be seen: the strict forms for lists, logs and exports. */
public final class Masked {

	private Masked() {}

	/** Keeps the first {@code head} and the last {@code tail} characters. */
	public static String keep(String text, int head, int tail) {
		if (text.length() <= head + tail) {
			return "*".repeat(text.length());
		}
		return text.substring(0, head) + "*".repeat(text.length() - head - tail) + text.substring(text.length() - tail);
	}
}
