package medpay.console.finance;

import java.util.List;
import java.util.stream.IntStream;
import medpay.console.Yuan;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;

/** A table as a page shows it (页面表格). */
record ShownSheet(List<Place> headings, List<List<Place>> rows) {

	/** A place of it; {@code figure}: set to the right. */
	record Place(String text, boolean figure) {}

	static ShownSheet of(Sheet sheet) {
		List<List<Place>> rows = sheet.rows().stream().map(row -> row.stream().map(ShownSheet::shown).toList()).toList();
		List<Place> headings = IntStream.range(0, sheet.headings().size())
				.mapToObj(column -> new Place(sheet.headings().get(column), !rows.isEmpty() && rows.getFirst().get(column).figure())).toList();
		return new ShownSheet(headings, rows);
	}

	private static Place shown(Cell cell) {
		return switch (cell) {
			case Cell.Text text -> new Place(text.words(), false);
			case Cell.Count count -> new Place(Long.toString(count.number()), true);
			case Cell.Amount amount -> new Place(Yuan.signed(amount.fen()), true);
		};
	}
}
