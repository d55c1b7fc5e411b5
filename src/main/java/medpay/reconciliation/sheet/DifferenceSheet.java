package medpay.reconciliation.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.approval.ApprovalRefused;
import medpay.reconciliation.Discrepancy;
import medpay.reconciliation.Resolution;
import medpay.reconciliation.Resolutions;
import medpay.shared.BadStatement;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of differences (差错表), as CSV or XLSX: out with everything a person needs to decide, in again with {@code resolution}, {@code owner} and {@code reason}
 * filled in. Rows without a resolution are left alone. Cells never begin a formula.
 */
public final class DifferenceSheet {

	/** Where the decision stands. */
	static final List<String> COLUMNS = List.of("difference", "date", "source", "class", "kind", "key", "bill_number", "their_number", "ours_yuan",
			"theirs_yuan", "cause", "party", "fix", "owner", "due_at", "resolution", "reason");
	private static final int ID = 0;
	private static final int OWNER = COLUMNS.indexOf("owner");
	private static final int RESOLUTION = COLUMNS.indexOf("resolution");
	private static final int REASON = COLUMNS.indexOf("reason");
	private static final long LARGEST_UNPACKED = 64L << 20;
	private static final byte[] ZIP = {'P', 'K'};

	private DifferenceSheet() {}

	/** One decision as it stands in a row; {@code line} from 1, the heading being 1. */
	public record Decision(int line, UUID difference, Resolution resolution, String owner, String reason) {}

	public static byte[] csv(List<Discrepancy> differences) {
		var out = new ByteArrayOutputStream();
		out.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
		try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
			csv.writeRecord(COLUMNS);
			differences.forEach(each -> csv.writeRecord(row(each)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	public static byte[] xlsx(List<Discrepancy> differences) {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "Medpay", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("differences");
			write(sheet, 0, COLUMNS);
			sheet.freezePane(0, 1);
			for (int index = 0; index < differences.size(); index++) {
				write(sheet, index + 1, row(differences.get(index)));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private static void write(Worksheet sheet, int row, List<String> cells) {
		for (int column = 0; column < cells.size(); column++) {
			sheet.value(row, column, cells.get(column));
		}
	}

	private static List<String> row(Discrepancy found) {
		return Stream.of(found.id(), found.day(), found.source(), found.kindOf(), found.kind(), found.key(), found.billNumber(), found.theirNumber(),
				yuan(found.oursFen()), yuan(found.theirsFen()), found.cause(), found.cause() == null ? null : found.cause().party(), found.fix(),
				found.assignee(), found.dueAt(), found.resolution(), "").map(value -> Objects.toString(value, "")).map(DifferenceSheet::plain)
				.toList();
	}

	private static String yuan(@Nullable Long fen) {
		return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
	}

	/** A cell that begins like a formula would be run by the program that opens it. */
	private static String plain(String cell) {
		return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
	}

	/**
	 * Reads the decisions of a sheet, CSV or XLSX by its first bytes.
	 *
	 * @throws BadStatement when a row cannot be read with certainty: it names the row
	 */
	public static List<Decision> read(byte[] content) {
		List<List<String>> rows = content.length > 1 && content[0] == ZIP[0] && content[1] == ZIP[1] ? xlsxRows(content) : csvRows(content);
		if (rows.isEmpty() || !heading(rows.getFirst()).equals(COLUMNS)) {
			throw BadStatement.at(1, "表头须为 " + String.join(",", COLUMNS), "the heading must be " + String.join(",", COLUMNS));
		}
		List<Decision> decisions = new ArrayList<>();
		for (int index = 1; index < rows.size(); index++) {
			List<String> row = rows.get(index);
			if (row.size() > RESOLUTION && !row.get(RESOLUTION).isBlank()) {
				decisions.add(decision(index + 1, row));
			}
		}
		if (decisions.size() > Resolutions.MOST) {
			throw BadStatement.whole("一次最多 " + Resolutions.MOST + " 行", "at most " + Resolutions.MOST + " rows at a time");
		}
		return decisions;
	}

	private static List<String> heading(List<String> row) {
		return row.stream().map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell).map(String::strip).filter(cell -> !cell.isEmpty())
				.toList();
	}

	private static Decision decision(int line, List<String> row) {
		if (row.size() <= REASON) {
			throw BadStatement.at(line, "列数不足", "has too few columns");
		}
		try {
			return new Decision(line, UUID.fromString(row.get(ID).strip()), Resolutions.named(row.get(RESOLUTION)), row.get(OWNER).strip(),
					row.get(REASON).strip());
		} catch (ApprovalRefused e) {
			throw BadStatement.at(line, e.text().zh(), e.text().en());
		} catch (IllegalArgumentException e) {
			throw BadStatement.at(line, "difference 不是差错编号", "difference is not the number of a difference");
		}
	}

	private static List<List<String>> csvRows(byte[] content) {
		var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		try (CsvReader<CsvRecord> csv = CsvReader.builder().missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(content), decoder))) {
			return csv.stream().map(CsvRecord::getFields).toList();
		} catch (CsvParseException e) {
			throw BadStatement.whole("不是合法的 CSV", "not valid CSV");
		} catch (UncheckedIOException | IOException e) {
			if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
				throw BadStatement.whole("不是 UTF-8 编码的 CSV，也不是 XLSX", "neither CSV in UTF-8 nor XLSX");
			}
			throw BadStatement.whole("无法读取", "it cannot be read");
		}
	}

	/** A small file may unpack to more than the machine has. */
	private static void refuseBomb(byte[] content) throws IOException {
		var bytes = new byte[1 << 16];
		long unpacked = 0;
		try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
			for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
				try (InputStream part = zip.getInputStream(entry)) {
					for (int read = part.read(bytes); read >= 0; read = part.read(bytes)) {
						unpacked += read;
						if (unpacked > LARGEST_UNPACKED) {
							throw BadStatement.whole("解压后过大", "it unpacks to too much");
						}
					}
				}
			}
		}
	}

	private static List<List<String>> xlsxRows(byte[] content) {
		try {
			refuseBomb(content);
			return rows(content);
		} catch (BadStatement e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			throw BadStatement.whole("不是合法的 XLSX", "not a valid XLSX");
		}
	}

	private static List<List<String>> rows(byte[] content) throws IOException {
		try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content)); Stream<Row> rows = workbook.getFirstSheet().openStream()) {
			return rows.limit(Resolutions.MOST * 20L).map(row -> {
				List<String> cells = new ArrayList<>();
				for (int column = 0; column < COLUMNS.size(); column++) {
					cells.add(row.getCellCount() > column ? Objects.requireNonNullElse(row.getCellText(column), "") : "");
				}
				return cells;
			}).toList();
		}
	}
}
