package medpay.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;

/** An Authorization header as it was read (签名头): a signature, or why it is none. Nothing of the header is repeated. */
sealed interface HeaderReading {

	/** Exactly of the form of its scheme. */
	record Read(Signature signature) implements HeaderReading {}

	/** Of no form we know. */
	record Unreadable(BilingualText why) implements HeaderReading {}

	/** With a signature of an RSA key of 8192 bits. */
	int LONGEST = 2048;
	/** A part, and the comma before the next one. */
	Pattern PART = Pattern.compile("\\s*([a-z_]+)=\"([^\"]*)\"\\s*(?:,|$)");
	Map<String, Pattern> FORMS = Map.of("client_id", Pattern.compile("[A-Za-z0-9._-]{1,64}"), "serial", Pattern.compile("[0-9a-f]{16}"), "timestamp",
			Pattern.compile("[0-9]{1,12}"), "nonce", Pattern.compile("[A-Za-z0-9_-]{16,64}"), "signature",
			Pattern.compile("[A-Za-z0-9+/]{1,1400}={0,2}"));
	Set<String> ALWAYS = Set.of("client_id", "timestamp", "nonce", "signature");

	static HeaderReading of(@Nullable String header) {
		if (header == null) {
			return unreadable("缺少 Authorization 请求头", "the header is missing");
		}
		if (header.length() > LONGEST) {
			return unreadable("超过 " + LONGEST + " 个字符", "is longer than " + LONGEST + " characters");
		}
		int end = header.indexOf(' ');
		var scheme = SignatureScheme.named(end < 0 ? header : header.substring(0, end));
		if (scheme.isEmpty()) {
			return unreadable("须以 MEDPAY-HMAC-SHA256、MEDPAY-RSA-SHA256 或 MEDPAY-SM2-SM3 开头",
					"must begin with MEDPAY-HMAC-SHA256, MEDPAY-RSA-SHA256 or MEDPAY-SM2-SM3");
		}
		return parts(scheme.get(), end < 0 ? "" : header.substring(end + 1));
	}

	private static HeaderReading parts(SignatureScheme scheme, String text) {
		Map<String, String> parts = new HashMap<>();
		Matcher part = PART.matcher(text);
		while (part.lookingAt()) {
			String name = part.group(1);
			Pattern form = FORMS.get(name);
			if (form == null) {
				return unreadable("含有未知的部分", "has a part of an unknown name");
			}
			if (!form.matcher(part.group(2)).matches()) {
				return unreadable(name + " 须符合 " + form.pattern(), name + " must have the form " + form.pattern());
			}
			if (parts.put(name, part.group(2)) != null) {
				return unreadable(name + " 出现了两次", name + " appears twice");
			}
			part.region(part.end(), text.length());
		}
		return part.regionStart() == text.length()
				? complete(scheme, parts)
				: unreadable("各部分须写作 名称=\"值\"，以逗号分隔", "its parts are written name=\"value\" with commas between them");
	}

	private static HeaderReading complete(SignatureScheme scheme, Map<String, String> parts) {
		Set<String> missing = new TreeSet<>(ALWAYS);
		if (scheme != SignatureScheme.HMAC_SHA256) {
			missing.add("serial");
		}
		missing.removeAll(parts.keySet());
		if (!missing.isEmpty()) {
			return unreadable("缺少 " + String.join("、", missing), "lacks " + String.join(", ", missing));
		}
		return new Read(new Signature(scheme, part(parts, "client_id"), parts.get("serial"), Long.parseLong(part(parts, "timestamp")),
				part(parts, "nonce"), part(parts, "signature")));
	}

	private static String part(Map<String, String> parts, String name) {
		return Objects.requireNonNull(parts.get(name), name);
	}

	private static Unreadable unreadable(String zh, String en) {
		return new Unreadable(new BilingualText(zh, en));
	}
}
