package medpay.channel.unionpay;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values in braces (子域): {@code {token=…&trId=…}}, as tokenPayData holds the token (支付标记) and its requestor. Prints no token. */
public record TokenPayData(Map<String, String> parts) {

	public TokenPayData {
		parts = Map.copyOf(parts);
	}

	/** {@code {trId=…&tokenType=01}}: asks for a token. */
	public static String asking(String requestor) {
		return "{trId=" + requestor + "&tokenType=01}";
	}

	/** {@code {token=…&trId=…}}: uses a token. */
	public static String using(String token, String requestor) {
		return "{token=" + token + "&trId=" + requestor + "}";
	}

	/** Reads the parts; without braces or pairs there are none. */
	public static TokenPayData of(String value) {
		if (!value.startsWith("{") || !value.endsWith("}")) {
			return new TokenPayData(Map.of());
		}
		return UnionPayMessage.ofAnswer(value.substring(1, value.length() - 1).getBytes(StandardCharsets.UTF_8))
				.map(inner -> new TokenPayData(new LinkedHashMap<>(inner.fields()))).orElse(new TokenPayData(Map.of()));
	}

	/** Empty text when there is none. */
	public String token() {
		return parts.getOrDefault("token", "");
	}

	/** Empty text when there is none. */
	public String requestor() {
		return parts.getOrDefault("trId", "");
	}

	@Override
	public String toString() {
		return "TokenPayData" + parts.keySet();
	}
}
