package medpay.channel.unionpay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A text of ours in {@code reqReserved} (商户自定义域), which comes back in notifications, queries and files. A text with characters that UnionPay forbids there
 * ({@code & = { } [ ] " '}, and what is not ASCII) is written as {@code base64:} and its Base64 without padding.
 */
public final class ReservedText {

	private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e&&[^&={}\\[\\]\"']]*");
	private static final String MARK = "base64:";

	private ReservedText() {}

	public static String write(String text) {
		if (PLAIN.matcher(text).matches() && !text.startsWith(MARK)) {
			return text;
		}
		return MARK + Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Throws {@link IllegalArgumentException} when marked as Base64 and it is none. */
	public static String read(String reserved) {
		return reserved.startsWith(MARK)
				? new String(Base64.getDecoder().decode(reserved.substring(MARK.length())), StandardCharsets.UTF_8)
				: reserved;
	}
}
