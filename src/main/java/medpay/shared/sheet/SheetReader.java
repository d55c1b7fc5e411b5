package medpay.shared.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import medpay.shared.BadStatement;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads a table that a person sends (读取表格): CSV in UTF-8 or XLSX, by its first bytes. Its heading must be the one that is asked for. */
public final class SheetReader {

	private static final long LARGEST_UNPACKED = 64L << 20;
	private static final byte[] ZIP = {'P', 'K'};

	private SheetReader() {}

	/**
	 * Its rows without the heading, each with a cell for every column; the first is line 2.
	 *
	 * @param most rows at most
	 * @throws BadStatement when it is no such table, or longer
	 */
	public static List<List<String>> rows(byte[] content, List<String> columns, int most) {
		boolean workbook = content.length > 1 && content[0] == ZIP[0] && content[1] == ZIP[1];
		List<List<String>> rows = workbook ? xlsxRows(content, columns.size(), most) : csvRows(content, columns.size());
		if (rows.isEmpty() || !heading(rows.getFirst()).equals(columns)) {
			throw BadStatement.at(1, "表头须为 " + String.join(",", columns), "the heading must be " + String.join(",", columns));
		}
		if (rows.size() > most + 1) {
			throw BadStatement.whole("一次最多 " + most + " 行", "at most " + most + " rows at a time");
		}
		return rows.subList(1, rows.size());
	}

	private static List<String> heading(List<String> row) {
		return row.stream().map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell).map(String::strip).filter(cell -> !cell.isEmpty())
				.toList();
	}

	private static List<List<String>> csvRows(byte[] content, int columns) {
		var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		try (CsvReader<CsvRecord> csv = CsvReader.builder().missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(content), decoder))) {
			return csv.stream().map(record -> filled(record.getFields(), columns)).toList();
		} catch (CsvParseException e) {
			throw BadStatement.whole("不是合法的 CSV", "not valid CSV");
		} catch (UncheckedIOException | IOException e) {
			if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
				throw BadStatement.whole("不是 UTF-8 编码的 CSV，也不是 XLSX", "neither CSV in UTF-8 nor XLSX");
			}
			throw BadStatement.whole("无法读取", "it cannot be read");
		}
	}

	private static List<String> filled(List<String> cells, int columns) {
		if (cells.size() >= columns) {
			return cells;
		}
		List<String> filled = new ArrayList<>(cells);
		filled.addAll(Collections.nCopies(columns - cells.size(), ""));
		return filled;
	}

	private static List<List<String>> xlsxRows(byte[] content, int columns, int most) {
		try {
			refuseBomb(content);
			return workbookRows(content, columns, most);
		} catch (BadStatement e) {
			throw e;
		} catch (IOException | RuntimeException e) {
			throw BadStatement.whole("不是合法的 XLSX", "not a valid XLSX");
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

	private static List<List<String>> workbookRows(byte[] content, int columns, int most) throws IOException {
		try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content)); Stream<Row> rows = workbook.getFirstSheet().openStream()) {
			return rows.limit(most + 2L).map(row -> {
				List<String> cells = new ArrayList<>();
				for (int column = 0; column < columns; column++) {
					cells.add(row.getCellCount() > column ? Objects.requireNonNullElse(row.getCellText(column), "") : "");
				}
				return cells;
			}).toList();
		}
	}
}
