package medpay.access.check;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client says it has signed (声明的五行): the SHA-256 of each line without its line feed. The lines themselves are not told, so that nothing of a
 * body is repeated in a header.
 */
public final class SignedLines {

	private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}(\\s*,\\s*[0-9a-fA-F]{64}){4}");

	private final Map<Line, String> hashes = new EnumMap<>(Line.class);

	private SignedLines(List<String> inOrder) {
		Iterator<String> next = inOrder.iterator();
		for (Line line : Line.values()) {
			hashes.put(line, next.next());
		}
	}

	/** Reads five hexadecimal hashes with commas between them; empty for anything else. */
	public static Optional<SignedLines> read(String header) {
		return FORM.matcher(header).matches()
				? Optional.of(new SignedLines(List.of(header.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1))))
				: Optional.empty();
	}

	String hash(Line line) {
		return Objects.requireNonNull(hashes.get(line));
	}
}
