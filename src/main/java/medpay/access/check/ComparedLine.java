package medpay.access.check;

import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;

/**
 * One of the five lines, as it was signed beside as it arrived (逐行比对).
 *
 * @param seen the line as it arrived; null for a body, of which length and hash must do
 * @param seenBytes how many bytes it has in UTF-8, without the line feed
 * @param seenSha256 hexadecimal
 * @param hint which usual slip explains the difference; null when none does
 */
public record ComparedLine(Line name, Result result, @Nullable String seen, int seenBytes, String seenSha256, @Nullable BilingualText hint) {

	/** Whether both are the same. */
	public enum Result {
		/** The same bytes were signed. */
		EQUAL,
		/** Other bytes were signed. */
		DIFFERENT,
		/** The client did not say what it signed. */
		NOT_COMPARED
	}
}
