package medpay.channel.unionpay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A UnionPay message (银联报文): named texts in the order in which they are written. Requests and notifications travel as url-encoded forms, answers as plain
 * {@code k=v&k=v} (UnionPay 5.1.0, 全渠道接口规范). A name stands once. Prints nothing but the numbers of the transaction.
 *
 * @param fields at most 200; a name is up to 64 letters, digits and underscores
 */
public record UnionPayMessage(SequencedMap<String, String> fields) {

	private static final int MOST_FIELDS = 200;
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

	public UnionPayMessage {
		fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
	}

	public static UnionPayMessage empty() {
		return new UnionPayMessage(new LinkedHashMap<>());
	}

	/** The value, or the empty text when the field is absent. */
	public String value(String name) {
		return fields.getOrDefault(name, "");
	}

	/** True when the field is there and not empty. */
	public boolean has(String name) {
		return !value(name).isEmpty();
	}

	public UnionPayMessage with(String name, String value) {
		var changed = new LinkedHashMap<>(fields);
		changed.put(name, value);
		return new UnionPayMessage(changed);
	}

	public UnionPayMessage withAll(Map<String, String> more) {
		var changed = new LinkedHashMap<>(fields);
		changed.putAll(more);
		return new UnionPayMessage(changed);
	}

	public UnionPayMessage without(String name) {
		var changed = new LinkedHashMap<>(fields);
		changed.remove(name);
		return new UnionPayMessage(changed);
	}

	/** Fields without a value are neither signed nor sent. */
	public UnionPayMessage withoutEmptyFields() {
		var changed = new LinkedHashMap<>(fields);
		changed.values().removeIf(String::isEmpty);
		return new UnionPayMessage(changed);
	}

	/** As requests and notifications travel: application/x-www-form-urlencoded, UTF-8. */
	public byte[] toForm() {
		return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
				.collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
	}

	/** As answers travel: plain, nothing escaped. */
	public byte[] toAnswer() {
		return fields.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"))
				.getBytes(StandardCharsets.UTF_8);
	}

	/** Reads a form; empty when it is none. */
	public static Optional<UnionPayMessage> ofForm(byte[] bytes) {
		return text(bytes).flatMap(text -> {
			var read = new LinkedHashMap<String, String>();
			for (String pair : text.split("&", -1)) {
				int equals = pair.indexOf('=');
				if (equals < 0) {
					return Optional.empty();
				}
				try {
					if (!take(read, pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8))) {
						return Optional.empty();
					}
				} catch (IllegalArgumentException brokenEscape) {
					return Optional.empty();
				}
			}
			return Optional.of(new UnionPayMessage(read));
		});
	}

	/**
	 * Reads an answer; empty when it is none. Only the first {@code =} of a pair divides; inside braces {@code &} and {@code =} belong to the value; line
	 * ends (the certificate's CRLF) are kept, because the signature covers them.
	 */
	public static Optional<UnionPayMessage> ofAnswer(byte[] bytes) {
		return text(bytes).flatMap(text -> {
			var read = new LinkedHashMap<String, String>();
			int start = 0;
			while (start <= text.length()) {
				int equals = text.indexOf('=', start);
				if (equals < 0) {
					return Optional.empty();
				}
				int end = endOfValue(text, equals + 1);
				if (end < 0 || !take(read, text.substring(start, equals), text.substring(equals + 1, end))) {
					return Optional.empty();
				}
				start = end + 1;
			}
			return Optional.of(new UnionPayMessage(read));
		});
	}

	/** Position of the {@code &} after the value or of the end; -1 when a brace stays open. */
	private static int endOfValue(String text, int from) {
		int open = 0;
		for (int at = from; at < text.length(); at++) {
			switch (text.charAt(at)) {
				case '{' -> open++;
				case '}' -> open = Math.max(0, open - 1);
				case '&' -> {
					if (open == 0) {
						return at;
					}
				}
				default -> {
				}
			}
		}
		return open == 0 ? text.length() : -1;
	}

	private static boolean take(Map<String, String> read, String name, String value) {
		return NAME.matcher(name).matches() && read.putIfAbsent(name, value) == null && read.size() <= MOST_FIELDS;
	}

	private static Optional<String> text(byte[] bytes) {
		try {
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		} catch (CharacterCodingException notUtf8) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "UnionPayMessage[" + value("txnType") + "/" + value("txnSubType") + " " + value("orderId") + " " + value("respCode") + "]";
	}
}
