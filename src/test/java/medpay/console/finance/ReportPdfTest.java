package medpay.console.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import medpay.console.finance.ReportPdf.Around;
import medpay.shared.sheet.Cell;
import medpay.shared.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;

/** A report on paper says what the page says, in Chinese, on as many pages as it takes, each with its heading and its number. */
class ReportPdfTest {

	private static byte[] pdf(int rows) {
		List<List<Cell>> cells = IntStream.rangeClosed(1, rows)
				.mapToObj(row -> List.of(Cell.text("门诊·" + row), Cell.count(row), Cell.amount(row * -100L))).toList();
		return ReportPdf.of(new Around("医院结算单", List.of("浦江示范医院", "金额单位：元"), List.of("制表", "复核")),
				ShownSheet.of(new Sheet("s", List.of("场景", "笔数", "金额"), cells)));
	}

	/** The page's content holds its text as UCS-2 in strings, where a backslash stands before what would end one. */
	private static String text(byte[] pdf, int page) throws IOException {
		try (var reader = new PdfReader(pdf)) {
			var bare = new ByteArrayOutputStream();
			byte[] content = reader.getPageContent(page);
			for (int at = 0; at < content.length; at++) {
				if (content[at] == '\\') {
					at++;
					bare.write(content[at] == 'r'
							? '\r'
							: content[at] == 'n' ? '\n' : content[at] == 't' ? '\t' : content[at] == 'b' ? '\b' : content[at]);
				} else {
					bare.write(content[at]);
				}
			}
			byte[] even = bare.toByteArray();
			return new String(even, StandardCharsets.UTF_16BE) + new String(even, 1, even.length - 1, StandardCharsets.UTF_16BE);
		}
	}

	@Test
	void saysWhatThePageSays() throws IOException {
		assertThat(text(pdf(2), 1)).contains("医院结算单", "浦江示范医院", "金额单位：元", "场景", "门诊 2", "-2.00", "制表", "复核")
				.as("what the standard name has no sign for would not be seen").doesNotContain("−", "·");
	}

	@Test
	void everyPageHasItsHeadingAndItsNumber() throws IOException {
		byte[] pdf = pdf(60);
		try (var reader = new PdfReader(pdf)) {
			assertThat(reader.getNumberOfPages()).isEqualTo(3);
		}
		assertThat(text(pdf, 3)).contains("场景", "门诊 60", "3");
	}
}
