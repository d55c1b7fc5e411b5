package medpay.console.finance;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import medpay.console.finance.ShownSheet.Place;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report on paper (报表打印件): A4, its heading row on every page, page numbers, room for two signatures. The text is set in STSong-Light by its standard name (ISO 32000
 * §9.7.5.2), which every reader of PDF shows with a Song face of its own; nothing is embedded.
 */
final class ReportPdf {

	private static final int MARGIN = 36;
	private static final int FOOT = 24;
	private static final Color LINE = new Color(0xC8, 0xCE, 0xD6);
	private static final Color HEAD = new Color(0xF1, 0xF4, 0xF8);

	private final BaseFont face = face();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private ReportPdf() {}

	/**
	 * What stands around the table.
	 *
	 * @param facts what is reported, of whom and when, a line each
	 * @param signatures who signs, side by side
	 */
	record Around(String title, List<String> facts, List<String> signatures) {}

	static byte[] of(Around around, ShownSheet sheet) {
		var pdf = new ReportPdf();
		pdf.write(around, sheet);
		return pdf.out.toByteArray();
	}

	private static BaseFont face() {
		try {
			return BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The standard character collection has no sign for these: nothing would be printed, and a negative amount would read as positive. */
	private static String printable(String text) {
		return text.replace('−', '-').replace('·', ' ');
	}

	private Font font(int size, int style) {
		return new Font(face, size, style);
	}

	private void write(Around around, ShownSheet sheet) {
		var document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN + FOOT);
		PdfWriter writer = PdfWriter.getInstance(document, out);
		writer.setPageEvent(new Foot(around.title()));
		document.addTitle(around.title());
		document.open();
		var title = new Paragraph(printable(around.title()), font(18, Font.BOLD));
		title.setSpacingAfter(6);
		document.add(title);
		around.facts().forEach(fact -> document.add(new Paragraph(printable(fact), font(10, Font.NORMAL))));
		document.add(table(sheet));
		document.add(signatures(around.signatures()));
		document.close();
	}

	private PdfPTable table(ShownSheet sheet) {
		var table = new PdfPTable(sheet.headings().size());
		table.setWidthPercentage(100);
		table.setSpacingBefore(12);
		table.setHeaderRows(1);
		sheet.headings().forEach(heading -> {
			PdfPCell cell = cell(heading, Font.BOLD);
			cell.setBackgroundColor(HEAD);
			table.addCell(cell);
		});
		for (int row = 0; row < sheet.rows().size(); row++) {
			int style = row == sheet.rows().size() - 1 ? Font.BOLD : Font.NORMAL;
			sheet.rows().get(row).forEach(place -> table.addCell(cell(place, style)));
		}
		return table;
	}

	private PdfPCell cell(Place place, int style) {
		var cell = new PdfPCell(new Phrase(printable(place.text()), font(9, style)));
		cell.setHorizontalAlignment(place.figure() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
		cell.setBorder(Rectangle.BOTTOM);
		cell.setBorderColor(LINE);
		cell.setPadding(5);
		return cell;
	}

	private PdfPTable signatures(List<String> who) {
		var table = new PdfPTable(who.size());
		table.setWidthPercentage(100);
		table.setSpacingBefore(28);
		who.forEach(each -> {
			var line = new Phrase(printable(each) + "  ", font(10, Font.NORMAL));
			line.add(new Chunk("____________________", font(10, Font.NORMAL)));
			var cell = new PdfPCell(line);
			cell.setBorder(Rectangle.NO_BORDER);
			table.addCell(cell);
		});
		return table;
	}

	/** The foot of every page: what it is and which page. */
	private final class Foot extends PdfPageEventHelper {

		private final String title;

		Foot(String title) {
			this.title = title;
		}

		@Override
		public void onEndPage(PdfWriter writer, Document document) {
			var content = writer.getDirectContent();
			content.beginText();
			content.setFontAndSize(face, 8);
			content.showTextAligned(Element.ALIGN_LEFT, printable(title), MARGIN, FOOT, 0);
			content.showTextAligned(Element.ALIGN_RIGHT, Integer.toString(writer.getPageNumber()), document.getPageSize().getWidth() - MARGIN, FOOT,
					0);
			content.endText();
		}
	}
}
