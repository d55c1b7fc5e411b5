package medpay.shared.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table to be opened elsewhere (导出表格).
 *
 * @param name of the sheet in a workbook, at most 31 characters
 */
public record Sheet(String name, List<String> headings, List<List<Cell>> rows) {

	/** In UTF-8 with a byte order mark, which spreadsheets need for Chinese. */
	public byte[] csv() {
		var out = new ByteArrayOutputStream();
		out.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
		try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
			csv.writeRecord(headings);
			rows.forEach(row -> csv.writeRecord(row.stream().map(Cell::plain).toList()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** With numbers as numbers. */
	public byte[] xlsx() {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "Medpay", "1.0")) {
			Worksheet sheet = workbook.newWorksheet(name);
			for (int column = 0; column < headings.size(); column++) {
				sheet.value(0, column, headings.get(column));
				sheet.style(0, column).bold().set();
			}
			sheet.freezePane(0, 1);
			for (int row = 0; row < rows.size(); row++) {
				write(sheet, row + 1, rows.get(row));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private static void write(Worksheet sheet, int row, List<Cell> cells) {
		for (int column = 0; column < cells.size(); column++) {
			switch (cells.get(column)) {
				case Cell.Text text -> sheet.value(row, column, text.plain());
				case Cell.Count count -> sheet.value(row, column, count.number());
				case Cell.Amount amount -> {
					sheet.value(row, column, amount.yuan());
					sheet.style(row, column).format("#,##0.00").set();
				}
			}
		}
	}
}
