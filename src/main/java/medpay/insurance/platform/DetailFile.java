package medpay.insurance.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import medpay.shared.BadStatement;

/**
 * The two files of 3202 (明细对账文件): TXT in a zip, fields parted by tabs, no heading, UTF-8, {@code null} for an empty field. A settlement that was undone stands
 * twice in the uploaded one.
 */
public final class DetailFile {

	private static final int MOST_BYTES = 64 << 20;
	private static final int RESULT_COLUMNS = 10;
	private static final Set<String> VERDICTS = Set.of("000000", "000101", "000102", "000103");

	private DetailFile() {}

	/** A row to upload. Amounts negative for an undoing, whose {@code refdSetlFlag} is 1. */
	public record Row(String setlId, String mdtrtId, String psnNo, long medfeeFen, long fundFen, long accountFen, boolean refund) {}

	/**
	 * A row of the result.
	 *
	 * @param verdict 000000 equal, 000101 the centre has more, 000102 the institution has more, 000103 different
	 * @param setlId empty where the centre has more
	 * @param msgid the message that settled it: what a 2601 would void
	 */
	public record Result(String psnNo, String mdtrtId, String setlId, String msgid, String verdict, boolean refund, String memo, long medfeeFen,
			long fundFen, long accountFen) {}

	/** The zip to upload. */
	public static byte[] upload(String name, List<Row> rows) {
		var text = new StringBuilder();
		for (Row row : rows) {
			text.append(
					String.join("\t", orNull(row.setlId()), orNull(row.mdtrtId()), orNull(row.psnNo()), yuan(row.medfeeFen()), yuan(row.fundFen()),
							yuan(row.accountFen()), row.refund() ? "1" : "0", "null"))
					.append('\n');
		}
		return zipped(name, text.toString());
	}

	/** The zip with which the platform answers. */
	public static byte[] result(List<Result> rows) {
		var text = new StringBuilder();
		for (Result row : rows) {
			text.append(String.join("\t", orNull(row.psnNo()), orNull(row.mdtrtId()), orNull(row.setlId()), orNull(row.msgid()), row.verdict(),
					row.refund() ? "1" : "0", orNull(row.memo()), yuan(row.medfeeFen()), yuan(row.fundFen()), yuan(row.accountFen()), "null"))
					.append('\n');
		}
		return zipped("result.txt", text.toString());
	}

	private static byte[] zipped(String name, String text) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(text.getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		return bytes.toByteArray();
	}

	private static String orNull(String value) {
		return value.isEmpty() ? "null" : value;
	}

	private static String yuan(long fen) {
		return BigDecimal.valueOf(fen, 2).toPlainString();
	}

	/** The rows of an uploaded zip: for whoever speaks for the platform. */
	public static List<Row> readUpload(byte[] zip) {
		List<Row> rows = new ArrayList<>();
		for (Fields row : fields(zip, 7)) {
			rows.add(new Row(row.text(0), row.text(1), row.text(2), row.fen(3), row.fen(4), row.fen(5), row.flag(6)));
		}
		return rows;
	}

	/**
	 * The rows of the result.
	 *
	 * @throws BadStatement when it cannot be used
	 */
	public static List<Result> readResult(byte[] zip) {
		List<Result> rows = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (Fields row : fields(zip, RESULT_COLUMNS)) {
			String verdict = row.text(4);
			if (!VERDICTS.contains(verdict)) {
				throw row.bad(5, "对账结果不在已知之列", "is no published verdict");
			}
			if (!seen.add(row.text(2) + "/" + row.text(3) + "/" + row.text(5))) {
				throw row.bad(3, "与前面的一行重复", "repeats an earlier line");
			}
			rows.add(new Result(row.text(0), row.text(1), row.text(2), row.text(3), verdict, row.flag(5), row.text(6), row.fen(7), row.fen(8),
					row.fen(9)));
		}
		return rows;
	}

	private static List<Fields> fields(byte[] zip, int columns) {
		List<Fields> rows = new ArrayList<>();
		String text = text(zip);
		if (!text.isEmpty() && !text.endsWith("\n")) {
			throw BadStatement.at(text.lines().count(), "文件被截断：最后一行没有换行", "the file is cut off: its last line has no end");
		}
		for (String line : text.lines().toList()) {
			String[] parts = line.split("\t", -1);
			if (parts.length < columns || parts.length > columns + 1) {
				throw BadStatement.at(rows.size() + 1L, "须有 " + columns + " 列，实有 " + parts.length + " 列",
						"must have " + columns + " columns, has " + parts.length);
			}
			rows.add(new Fields(rows.size() + 1, parts));
		}
		return rows;
	}

	private static String text(byte[] zip) {
		if (zip.length == 0) {
			throw BadStatement.whole("文件为空", "the file is empty");
		}
		try (var unpacked = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
			if (unpacked.getNextEntry() == null) {
				throw BadStatement.whole("不是压缩包，或包内没有文件", "not a zip, or one without a file");
			}
			byte[] content = unpacked.readNBytes(MOST_BYTES + 1);
			if (content.length > MOST_BYTES) {
				throw BadStatement.whole("压缩包展开后过大", "the package grows beyond measure");
			}
			return decoded(content);
		} catch (CharacterCodingException e) {
			throw BadStatement.whole("不是 UTF-8 编码", "not encoded in UTF-8");
		} catch (IOException e) {
			throw BadStatement.whole("不是完整的压缩包：文件被截断或已损坏", "not a whole zip: it is cut off or damaged");
		}
	}

	private static String decoded(byte[] content) throws IOException {
		var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		try (Reader reader = new InputStreamReader(new ByteArrayInputStream(content), decoder)) {
			var text = new StringBuilder(content.length);
			char[] part = new char[8192];
			for (int read = reader.read(part); read != -1; read = reader.read(part)) {
				text.append(part, 0, read);
			}
			return text.toString();
		}
	}

	/** The fields of one line. */
	@SuppressWarnings("ArrayRecordComponent")
	private record Fields(int line, String[] parts) {

		String text(int column) {
			return parts[column].equals("null") ? "" : parts[column];
		}

		boolean flag(int column) {
			return switch (parts[column]) {
				case "1", "001" -> true;
				case "0", "000", "null" -> false;
				default -> throw bad(column + 1, "退费标志须为 0 或 1", "must be 0 or 1");
			};
		}

		long fen(int column) {
			try {
				return new BigDecimal(parts[column]).movePointRight(2).longValueExact();
			} catch (ArithmeticException | NumberFormatException e) {
				throw bad(column + 1, "须为两位小数的金额（元）", "must be an amount of yuan with two decimals");
			}
		}

		BadStatement bad(int column, String zh, String en) {
			return BadStatement.at(line, "第 " + column + " 列" + zh, "column " + column + " " + en);
		}
	}
}
