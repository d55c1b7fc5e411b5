package medpay.channel.bill;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import medpay.shared.BadStatement;

/** Unpacks and decodes a bill within bounds (账单解包解码): gzip, zip with names in GBK, UTF-8 with or without its mark, GBK. */
public final class BillText {

	private static final Charset GBK = Charset.forName("GBK");
	private static final int LARGEST = 256 << 20;
	/** A real bill packs to a tenth or a thirtieth. */
	private static final int MOST_RATIO = 200;
	private static final int MOST_ENTRIES = 16;

	private BillText() {}

	/** The text of a bill that may be gzipped, in UTF-8. */
	public static String plain(byte[] content) {
		boolean packed = content.length > 1 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
		return decoded(packed ? gunzipped(content) : whole(content), StandardCharsets.UTF_8)
				.orElseThrow(() -> BadStatement.whole("不是 UTF-8 编码", "not encoded in UTF-8"));
	}

	/** The text of a bill that may be in a zip beside other files, in GBK or UTF-8. {@code wanted}: tells it by its name. */
	public static String zipped(byte[] content, Predicate<String> wanted) {
		boolean packed = content.length > 1 && content[0] == 'P' && content[1] == 'K';
		byte[] text = packed ? entry(content, wanted) : whole(content);
		return decoded(text, StandardCharsets.UTF_8).or(() -> decoded(text, GBK))
				.orElseThrow(() -> BadStatement.whole("既不是 GBK 也不是 UTF-8 编码", "encoded neither in GBK nor in UTF-8"));
	}

	private static byte[] whole(byte[] content) {
		if (content.length == 0) {
			throw BadStatement.whole("文件为空", "the file is empty");
		}
		return content;
	}

	private static byte[] gunzipped(byte[] content) {
		try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
			return bounded(unpacked, content.length);
		} catch (IOException e) {
			throw damaged();
		}
	}

	private static byte[] entry(byte[] content, Predicate<String> wanted) {
		try (var zip = new ZipInputStream(new ByteArrayInputStream(content), GBK)) {
			int entries = 0;
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (++entries > MOST_ENTRIES) {
					throw BadStatement.whole("压缩包内文件过多", "too many files in the package");
				}
				if (wanted.test(entry.getName())) {
					return bounded(zip, content.length);
				}
			}
		} catch (IOException | IllegalArgumentException e) {
			throw damaged();
		}
		throw BadStatement.whole("压缩包内没有业务明细文件", "the package has no file of details");
	}

	private static BadStatement damaged() {
		return BadStatement.whole("不是完整的压缩包：文件被截断或已损坏", "not a whole package: it is cut off or damaged");
	}

	private static byte[] bounded(InputStream unpacked, int packed) throws IOException {
		long limit = Math.min(LARGEST, (long) packed * MOST_RATIO);
		var out = new ByteArrayOutputStream();
		var bytes = new byte[1 << 16];
		for (int read = unpacked.read(bytes); read >= 0; read = unpacked.read(bytes)) {
			if (out.size() + (long) read > limit) {
				throw BadStatement.whole("压缩包展开后过大", "the package grows beyond measure");
			}
			out.write(bytes, 0, read);
		}
		return whole(out.toByteArray());
	}

	private static Optional<String> decoded(byte[] bytes, Charset charset) {
		try {
			String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
					.decode(ByteBuffer.wrap(bytes)).toString();
			return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
		} catch (CharacterCodingException e) {
			return Optional.empty();
		}
	}
}
