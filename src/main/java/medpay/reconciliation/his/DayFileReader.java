package medpay.reconciliation.his;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;
import medpay.shared.BadStatement;
import medpay.reconciliation.StatementLine;
import medpay.shared.BusinessDate;

/**
 * Reads a hospital's day file (医院日对账文件): CSV, UTF-8, a heading, one line for each charge and refund that the hospital booked on that day, through Medpay or not. Line
 * after line, so memory stays the same whatever the file's size. What it cannot read with certainty is a {@link BadStatement} that names the line and the column.
 */
public final class DayFileReader {

	private static final int MOST_LINES = 5_000_000;

	private DayFileReader() {}

	/** The lines have gone to {@code lines} when a later line turns out to be bad: the caller throws all of them away then. */
	public static void read(InputStream content, BusinessDate day, Consumer<StatementLine> lines) {
		var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		try (CsvReader<CsvRecord> csv = CsvReader.builder().maxBufferSize(1 << 16).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
				.ofCsvRecord(new InputStreamReader(content, decoder))) {
			Iterator<CsvRecord> records = csv.iterator();
			if (!records.hasNext()) {
				throw BadStatement.whole("文件为空：至少须有表头", "the file is empty: at least the heading must be there");
			}
			heading(records.next());
			var row = new DayFileRow(day);
			int count = 0;
			while (records.hasNext()) {
				if (++count > MOST_LINES) {
					throw BadStatement.whole("超过 " + MOST_LINES + " 行", "more than " + MOST_LINES + " lines");
				}
				lines.accept(row.read(records.next()));
			}
		} catch (CsvParseException e) {
			throw BadStatement.whole("不是合法的 CSV：引号未结束，或一行过长", "not valid CSV: a quote is not closed, or a line is too long");
		} catch (CharacterCodingException e) {
			throw encoding();
		} catch (UncheckedIOException e) {
			if (e.getCause() instanceof CharacterCodingException) {
				throw encoding();
			}
			throw e;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static BadStatement encoding() {
		return BadStatement.whole("不是 UTF-8 编码", "not encoded in UTF-8");
	}

	private static void heading(CsvRecord heading) {
		if (!heading.getFields().stream().map(DayFileReader::withoutMark).toList().equals(DayFileColumn.headings())) {
			throw BadStatement.at(1, "表头须为 " + String.join(",", DayFileColumn.headings()),
					"the heading must be " + String.join(",", DayFileColumn.headings()));
		}
	}

	/** Some programs write a byte order mark. */
	private static String withoutMark(String field) {
		return field.startsWith("\uFEFF") ? field.substring(1) : field;
	}

}
