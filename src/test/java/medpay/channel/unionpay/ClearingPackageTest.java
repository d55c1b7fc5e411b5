package medpay.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelLine.Kind;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import medpay.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** UnionPay's clearing files: the real ones where they are at hand, and our own. */
class ClearingPackageTest {

	private static final String MERCHANT = "898310148160001";
	private static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 1, 1));

	private static List<ChannelLine> read(byte[] content) {
		var lines = new ArrayList<ChannelLine>();
		ClearingPackage.read(content, DAY, MERCHANT, lines::add);
		return lines;
	}

	private static Map<ZmColumn, String> line(String type, String order, long amount, String sentAt) {
		boolean charge = type.equals("01");
		long fee = Math.round(amount * 0.006) * (charge ? 1 : -1);
		var values = new EnumMap<ZmColumn, String>(ZmColumn.class);
		values.put(ZmColumn.TRADE_CODE, "S56");
		values.put(ZmColumn.SENT_AT, sentAt);
		values.put(ZmColumn.ACCOUNT, "622609******0048");
		values.put(ZmColumn.AMOUNT, ZmWriter.amount(amount));
		values.put(ZmColumn.QUERY_ID, "Q" + order);
		values.put(ZmColumn.ORDER_ID, order);
		values.put(ZmColumn.FEE, ZmWriter.signed(-fee));
		values.put(ZmColumn.TRADE_TYPE, type);
		values.put(ZmColumn.MERCHANT, MERCHANT);
		values.put(ZmColumn.SUB_MERCHANT_NAME, "示范商户");
		values.put(ZmColumn.NET, ZmWriter.signed((charge ? amount : -amount) - fee));
		return values;
	}

	private static byte[] two() {
		var back = line("04", "ORDER002", 2_500, "0101090000");
		back.put(ZmColumn.ORIGINAL_QUERY_ID, "QORDER001");
		return concat(ZmWriter.line(line("01", "ORDER001", 10_000, "1231233000")), ZmWriter.line(back));
	}

	private static byte[] concat(byte[]... parts) {
		var all = new ByteArrayOutputStream();
		Arrays.stream(parts).forEach(all::writeBytes);
		return all.toByteArray();
	}

	private static byte[] packed(byte[] zm, RdSummary.Totals totals, String day) {
		var files = new LinkedHashMap<String, byte[]>();
		files.put("INN26010188ZM_" + MERCHANT, zm);
		files.put("INN26010188ZME_" + MERCHANT, "never read as money\r\n".getBytes(StandardCharsets.US_ASCII));
		files.put("RD2010260101_" + MERCHANT, RdSummary.write(MERCHANT, new BusinessDate(LocalDate.parse(day)), totals));
		return ClearingPackage.write(files);
	}

	private static final RdSummary.Totals RIGHT = new RdSummary.Totals(2, 2_500, 10_000, 45, 7_455);

	@Test
	void readsChargesAndRefundsWithTheYearThatIsNotThere() {
		List<ChannelLine> lines = read(packed(two(), RIGHT, "2026-01-01"));

		assertThat(lines).containsExactly(
				new ChannelLine(1, Kind.CHARGE, "ORDER001", "QORDER001", null, new Money(10_000), 60, Instant.parse("2025-12-31T15:30:00Z")),
				new ChannelLine(2, Kind.REFUND, "ORDER002", "QORDER002", "QORDER001", new Money(2_500), -15, Instant.parse("2026-01-01T01:00:00Z")));
	}

	@Test
	void aLineHasTheColumnsOfTheSpecification() {
		assertThat(ZmColumn.values()).hasSize(42);
		assertThat(ZmColumn.AMOUNT.offset()).isEqualTo(66);
		assertThat(ZmColumn.ORDER_ID.offset()).isEqualTo(112);
		assertThat(ZmColumn.NET.offset()).isEqualTo(374);
		assertThat(ZmColumn.RESERVE.offset()).isEqualTo(509);
		assertThat(ZmWriter.line(line("01", "ORDER001", 1, "0101000000"))).hasSize(607 + 2);
	}

	static Stream<Arguments> bad() {
		byte[] good = two();
		byte[] packed = packed(good, RIGHT, "2026-01-01");
		return Stream.of(Arguments.of(new byte[0], "文件为空", "empty"), Arguments.of(Arrays.copyOf(packed, packed.length / 2), "被截断", "cut off"),
				Arguments.of(packed(Arrays.copyOf(good, good.length - 10), RIGHT, "2026-01-01"), "第 2 行：文件被截断", "line 2: the file is cut off"),
				Arguments.of(packed(good, new RdSummary.Totals(2, 2_500, 10_001, 45, 7_456), "2026-01-01"), "与汇总表（RD）不符",
						"do not add up to the summary"),
				Arguments.of(packed(good, RIGHT, "2026-01-02"), "清算日期是 20260102", "settlement day 20260102"),
				Arguments.of(packed(concat(good, ZmWriter.line(line("01", "ORDER001", 10_000, "1231233000"))), RIGHT, "2026-01-01"), "第 3 行：列 10",
						"line 3: column 10"),
				Arguments.of(packed(changed(good, MERCHANT, "898310148160009"), RIGHT, "2026-01-01"), "第 1 行：列 28", "line 1: column 28"),
				Arguments.of(packed(changed(good, "000000010000 ", "0000000100.0 "), RIGHT, "2026-01-01"), "第 1 行：列 7", "line 1: column 7"),
				Arguments.of(packed(changed(good, "D000000000060", "C000000000060"), RIGHT, "2026-01-01"), "金额、手续费与净额不符",
						"amount, fee and net do not fit"),
				Arguments.of(packed("\uFEFFnot,a,clearing,file\r\n".getBytes(StandardCharsets.UTF_8), RIGHT, "2026-01-01"), "第 1 行：行长",
						"line 1: has"),
				Arguments.of(ClearingPackage.write(Map.of("readme.txt", new byte[1])), "没有 ZM", "no ZM file"),
				Arguments.of(bomb(), "展开后过大", "beyond measure"));
	}

	/** Everything else in this file is one byte a character. */
	private static byte[] changed(byte[] content, String from, String to) {
		return new String(content, StandardCharsets.ISO_8859_1).replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] bomb() {
		byte[] line = ZmWriter.line(line("01", "ORDER001", 10_000, "1231233000"));
		var many = new ByteArrayOutputStream();
		for (int copy = 0; copy < 20_000; copy++) {
			byte[] numbered = line.clone();
			byte[] number = "%08d".formatted(copy).getBytes(StandardCharsets.US_ASCII);
			System.arraycopy(number, 0, numbered, ZmColumn.QUERY_ID.offset(), number.length);
			many.writeBytes(numbered);
		}
		many.writeBytes(new byte[64 << 20]);
		return ClearingPackage.write(Map.of("INN26010188ZM_" + MERCHANT, many.toByteArray(), "padding", new byte[256 << 20]));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void saysWhatCannotBeUsed(byte[] content, String zh, String en) {
		BadStatement refused = catchThrowableOfType(BadStatement.class, () -> read(content));

		assertThat(refused).isNotNull();
		assertThat(refused.text().zh()).contains(zh);
		assertThat(refused.text().en()).contains(en);
	}

	@Test
	void readsTheRealPackage() throws IOException {
		Path file = Path.of("../shared/samples/channels/unionpay-zm/802310048993424_20150905.zip");
		assumeTrue(Files.exists(file), "the samples are not beside the project");
		var lines = new ArrayList<ChannelLine>();

		ClearingPackage.read(Files.readAllBytes(file), new BusinessDate(LocalDate.of(2015, 9, 5)), "802310048993424", lines::add);

		assertThat(lines).hasSize(8);
		assertThat(lines.stream().mapToLong(line -> line.amount().fen()).sum()).isEqualTo(13_227_00);
		assertThat(lines.stream().mapToLong(ChannelLine::feeFen).sum()).isEqualTo(79_36);
		assertThat(lines.getFirst().at()).isEqualTo(Instant.parse("2015-09-06T03:22:03Z"));
	}
}
