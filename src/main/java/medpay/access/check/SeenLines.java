package medpay.access.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The five lines of a request as they arrived (收到的五行).
 *
 * @param url the whole address as it was called: for a usual slip
 */
public record SeenLines(String method, String path, String timestamp, String nonce, byte[] body, String url) {

	/** Each line beside what was signed; {@code signed} is null when nobody said it. Uses nothing but the request itself. */
	public List<ComparedLine> compare(@Nullable SignedLines signed) {
		return Arrays.stream(Line.values()).map(line -> compare(line, signed)).toList();
	}

	private ComparedLine compare(Line line, @Nullable SignedLines signed) {
		String hash = Digest.of(bytes(line));
		String seen = line == Line.BODY ? null : new String(bytes(line), UTF_8);
		if (signed == null) {
			return new ComparedLine(line, ComparedLine.Result.NOT_COMPARED, seen, bytes(line).length, hash, null);
		}
		return signed.hash(line).equals(hash)
				? new ComparedLine(line, ComparedLine.Result.EQUAL, seen, bytes(line).length, hash, null)
				: new ComparedLine(line, ComparedLine.Result.DIFFERENT, seen, bytes(line).length, hash,
						new Slips(this, line).find(signed.hash(line)).orElse(null));
	}

	byte[] bytes(Line line) {
		return switch (line) {
			case METHOD -> method.getBytes(UTF_8);
			case PATH -> path.getBytes(UTF_8);
			case TIMESTAMP -> timestamp.getBytes(UTF_8);
			case NONCE -> nonce.getBytes(UTF_8);
			case BODY -> body;
		};
	}
}
