package medpay.reconciliation.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import medpay.shared.BadStatement;
import medpay.reconciliation.LineAmounts;
import medpay.reconciliation.LineKind;
import medpay.reconciliation.StatementLine;
import medpay.reconciliation.Through;
import medpay.shared.BusinessDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hospital's day file. */
class DayFileReaderTest {

	private static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	private static final String HEADING = String.join(",", DayFileColumn.headings()) + "\n";
	private static final String CHARGE = "B1,CHARGE,,MEDPAY,2026-11-23T09:30:05+08:00,D1001,11350,S1,310,11,310100,6200,2000,0,3150,UNIONPAY,R1\n";

	private static List<StatementLine> read(String text) {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<StatementLine> read(byte[] bytes) {
		var lines = new ArrayList<StatementLine>();
		DayFileReader.read(new ByteArrayInputStream(bytes), DAY, lines::add);
		return lines;
	}

	@Test
	void readsChargesAndRefundsThroughMedpayAndNot() {
		List<StatementLine> lines = read("\uFEFF" + HEADING + CHARGE
				+ "\"B1\",REFUND,T1,DIRECT,2026-11-23T23:59:59+08:00,收费员,100,,,,,-50,0,0,150,CASH,\r\n");

		assertThat(lines.getFirst().key()).isEqualTo("B1");
		assertThat(lines.getFirst().amounts()).isEqualTo(new LineAmounts(11350, 6200, 2000, 0, 3150));
		assertThat(lines.getFirst().groupKey()).isEqualTo("310/11/310100");
		assertThat(read(HEADING + CHARGE.replace("310,11,310100", ",,")).getFirst().groupKey()).as("Medpay knows its own").isNull();
		assertThat(lines.getLast().key()).isEqualTo("B1/T1");
		assertThat(lines.getLast().kind()).isEqualTo(LineKind.REFUND);
		assertThat(lines.getLast().through()).isEqualTo(Through.DIRECT);
		assertThat(lines.getLast().method()).isEqualTo("CASH");
	}

	@Test
	void aDayWithoutALineIsAGoodDay() {
		assertThat(read(HEADING)).isEmpty();
	}

	static Stream<Arguments> bad() {
		return Stream.of(Arguments.of("", "文件为空", "empty"), Arguments.of("bill_number,kind\n", "第 1 行：表头", "line 1: the heading"),
				Arguments.of(HEADING + CHARGE + "B2,CHARGE,,MEDPAY", "第 3 行：须有 17 列", "line 3: must have 17 columns, has 4"),
				Arguments.of(HEADING + CHARGE.replace("11350", "113.50"), "第 2 行：total_fen 须为整数（分）", "line 2: total_fen must be an integer of fen"),
				Arguments.of(HEADING + CHARGE.replace("11350", "11351"), "须等于 total_fen", "must equal total_fen"),
				Arguments.of(HEADING + CHARGE.replace(",3150,", ",-3150,"), "金额不得为负", "must not be negative"),
				Arguments.of(HEADING + CHARGE.replace("2026-11-23T09", "2026-11-22T09"), "booked_at 不属于 2026-11-23",
						"booked_at is not of 2026-11-23"),
				Arguments.of(HEADING + CHARGE.replace("2026-11-23T09:30:05+08:00", "2026-11-23 09:30"), "booked_at 须为带时区的时间", "time with offset"),
				Arguments.of(HEADING + CHARGE.replace("CHARGE,,", "CHARGE,T1,"), "refund_number", "must be empty for a charge"),
				Arguments.of(HEADING + CHARGE.replace("MEDPAY", "ANY"), "through 须为 MEDPAY 或 DIRECT", "through must be MEDPAY or DIRECT"),
				Arguments.of(HEADING + CHARGE.replace("UNIONPAY", "BARTER"), "method 须为", "method must be one of"),
				Arguments.of(HEADING + CHARGE.replace("MEDPAY", "DIRECT").replace("S1,310", "S1,"), "insurance_type 格式须为",
						"insurance_type must have the form"),
				Arguments.of(HEADING + "\"B1,CHARGE,", "第 2 行：须有 17 列", "line 2: must have 17 columns"));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void saysWhichLineAndColumnCannotBeUsed(String text, String zh, String en) {
		BadStatement refused = catchThrowableOfType(BadStatement.class, () -> read(text));

		assertThat(refused).isNotNull();
		assertThat(refused.text().zh()).contains(zh);
		assertThat(refused.text().en()).contains(en);
	}

	@Test
	void refusesAnotherEncoding() {
		BadStatement refused = catchThrowableOfType(BadStatement.class,
				() -> read((HEADING + CHARGE.replace("D1001", "收费员")).getBytes(Charset.forName("GBK"))));

		assertThat(refused.text().zh()).isEqualTo("不是 UTF-8 编码");
	}
}
