package medpay.access.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medpay.shared.BilingualText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The usual slips (常见错误): what else may have been signed in a line's place. The first one whose hash is the signed one explains the difference. */
final class Slips {

	private static final Charset GBK = Charset.forName("GBK");
	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final int SECONDS_ASIDE = 10;
	private static final int MILLISECONDS = 1000;

	private final SeenLines seen;
	private final Line line;

	Slips(SeenLines seen, Line line) {
		this.seen = seen;
		this.line = line;
	}

	private record Slip(byte[] signed, BilingualText text) {}

	Optional<BilingualText> find(String hash) {
		return Stream.of(general(), own()).flatMap(slips -> slips).filter(slip -> Digest.of(slip.signed()).equals(hash)).map(Slip::text).findFirst();
	}

	private Stream<Slip> general() {
		byte[] bytes = seen.bytes(line);
		var fed = new byte[bytes.length + 1];
		System.arraycopy(bytes, 0, fed, 0, bytes.length);
		fed[bytes.length] = '\n';
		Stream<Slip> others = Stream.of(Line.values()).filter(other -> other != line).map(other -> new Slip(seen.bytes(other),
				new BilingualText("这里签的是 " + other + " 行：请核对五行的顺序。",
						"The line " + other + " was signed in this place: check the order of the five lines.")));
		return Stream.concat(Stream.of(new Slip(fed, new BilingualText("散列包含了行尾的换行符：计算散列时请去掉，签名时保留。",
				"The hash covers the line feed: leave it out of the hash, and keep it in what is signed."))), others);
	}

	private Stream<Slip> own() {
		return switch (line) {
			case METHOD -> method();
			case PATH -> path();
			case TIMESTAMP -> timestamp();
			case NONCE -> nonce();
			case BODY -> body();
		};
	}

	private Stream<Slip> method() {
		return Stream.concat(Stream.of(slip(seen.method().toLowerCase(Locale.ROOT), "方法须为大写。", "The method is upper case.")),
				Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
						.map(other -> slip(other, "签的是 " + other + "，发送的是 " + seen.method() + "。",
								other + " was signed, " + seen.method() + " was sent.")));
	}

	private Stream<Slip> path() {
		String path = seen.path();
		int query = path.indexOf('?');
		String without = query < 0 ? path : path.substring(0, query);
		String encoding = "请按请求行上的编码原样签名，不要解码或重新编码。";
		String encodingEn = "Sign the encoding as on the request line: do not decode it or encode it again.";
		return Stream.of(slip(query < 0 ? path + "?" : without, query < 0 ? "没有查询参数时不要问号。" : "签名时缺少查询参数：路径后须有 ? 和查询。",
				query < 0 ? "No question mark when there is no query." : "The query was left out: it follows the path after a question mark."),
				slip(without, "签名时缺少查询参数。", "The query was left out."),
				slip(seen.url(), "只签路径与查询，不含协议和主机。", "Path and query only: no scheme and no host."),
				slip(path.replaceFirst("^/api/v1", ""), "路径须从 /api/v1 开始。", "The path begins with /api/v1."),
				slip(path.replaceFirst("^/", ""), "路径须以 / 开始。", "The path begins with a slash."),
				slip(without + "/" + path.substring(without.length()), "路径末尾多了 /。", "There is a slash too many at the end of the path."),
				slip(decoded(path), encoding, encodingEn), slip(path.replace("%20", "+"), encoding, encodingEn),
				slip(path.replace("+", "%20"), encoding, encodingEn), slip(lowerEscapes(path), encoding, encodingEn));
	}

	private Stream<Slip> timestamp() {
		long seconds = Long.parseLong(seen.timestamp());
		return Stream.concat(
				IntStream.rangeClosed(-SECONDS_ASIDE, SECONDS_ASIDE)
						.mapToObj(aside -> slip(Long.toString(seconds + aside), "签名与请求头用了不同的时间：只取一次时间。",
								"Another second was signed than stands in the header: take the time once.")),
				IntStream.range(0, MILLISECONDS)
						.mapToObj(aside -> slip(Long.toString(seconds * MILLISECONDS + aside), "签的是毫秒：须为秒。",
								"Milliseconds were signed: seconds are wanted.")));
	}

	private Stream<Slip> nonce() {
		return Stream.of(seen.nonce().toLowerCase(Locale.ROOT), seen.nonce().toUpperCase(Locale.ROOT), seen.nonce().replace("-", ""))
				.map(other -> slip(other, "签名与请求头中的随机串写法不同。", "The nonce was signed in another form than stands in the header."));
	}

	private Stream<Slip> body() {
		String text = new String(seen.body(), UTF_8);
		return Stream.of(slip("", "签的是空请求体。", "An empty body was signed."),
				slip("{}", "签的是 {}。", "{} was signed."),
				slip(text.strip(), "签名前去掉了首尾空白：请对发送的字节原样签名。", "White space at an end was left out: sign the very bytes you send."),
				slip(text.replace("\r\n", "\n"), "换行符不同（LF 与 CRLF）。", "The line ends differ (LF, CRLF)."),
				slip(text.replace("\n", "\r\n"), "换行符不同（LF 与 CRLF）。", "The line ends differ (LF, CRLF)."),
				slip("\uFEFF" + text, "签名时带有 BOM。", "A byte order mark was signed."),
				new Slip(text.getBytes(GBK), new BilingualText("按 GBK 签名：须为 UTF-8。", "It was signed in GBK: use UTF-8.")),
				slip(new String(seen.body(), GBK), "按 GBK 发送：须为 UTF-8。", "It was sent in GBK: use UTF-8."),
				slip(new String(seen.body(), ISO_8859_1), "请求体被重复编码：请对 UTF-8 字节签名。", "The body was encoded twice: sign its UTF-8 bytes."),
				slip(compact(text), "签名前重新排版了 JSON：请对发送的字节原样签名。", "The JSON was formatted anew before it was signed: sign the very bytes you send."));
	}

	private static String compact(String text) {
		try {
			return JSON.writeValueAsString(JSON.readTree(text));
		} catch (JacksonException noJson) {
			return text;
		}
	}

	private static String decoded(String path) {
		try {
			return URLDecoder.decode(path, UTF_8);
		} catch (IllegalArgumentException notEncoded) {
			return path;
		}
	}

	private static String lowerEscapes(String path) {
		return java.util.regex.Pattern.compile("%[0-9A-F]{2}").matcher(path).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
	}

	private static Slip slip(String signed, String zh, String en) {
		return new Slip(signed.getBytes(UTF_8), new BilingualText(zh, en));
	}
}
