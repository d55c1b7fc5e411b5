package medpay.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelLine.Kind;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** WeChat Pay's trade bills: the real ones where they are at hand, and our own; a bad one names its line. */
class WeChatBillTest {

	private static final Path SAMPLES = Path.of("..", "shared", "samples", "channels", "wechat-bill");
	private static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	private static final String HEADING = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,"
			+ "退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
	private static final String PAID = row("2026-11-23 09:30:05", "4200001", "B-1", "JSAPI", "SUCCESS", "60.00", "0", "0", "0.00",
			"{\"a\":\"1,2\",\"b\":\"x\"}",
			"0.36000");
	private static final String AUTOMATIC = row("2026-11-23 10:00:00", "4200002", "9000001", "AUTH", "SUCCESS", "20.00", "0", "0", "0.00",
			"wxzff|100002|OWN-7",
			"0.12000");
	private static final String REFUNDED = row("2026-11-23 11:00:00", "4200009", "B-0", "JSAPI", "REFUND", "0.00", "5030001", "R-1", "50.00", "",
			"-0.30000");
	private static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n`3,`80.00,`50.00,`0.00,`0.18000,`80.00,`50.00\n";
	private static final String WHOLE = HEADING + PAID + AUTOMATIC + REFUNDED + TOTALS;

	private static String row(String at, String trade, String order, String type, String state, String settled, String refund, String ownRefund,
			String refunded, String data, String fee) {
		return "`" + String.join(",`", at, "wx00", "1900000109", "0", "", trade, order, "oTest", type, state, "OTHERS", "CNY", settled, "0.00",
				refund, ownRefund,
				refunded, "0.00", "", "", "挂号, 诊疗", data, fee, "0.60%", settled, refunded, "") + "\n";
	}

	private static List<ChannelLine> read(byte[] content, BusinessDate day) {
		var lines = new ArrayList<ChannelLine>();
		new WeChatBill().read(new InstitutionId(1), day, content, lines::add);
		return lines;
	}

	private static byte[] gzipped(byte[] content) {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		return out.toByteArray();
	}

	@Test
	void readsChargesRefundsAndAutomaticDebits() {
		assertThat(read(WHOLE.getBytes(UTF_8), DAY)).containsExactly(
				new ChannelLine(2, Kind.CHARGE, "B-1", "4200001", null, new Money(6_000), 36, Instant.parse("2026-11-23T01:30:05Z")),
				new ChannelLine(3, Kind.CHARGE, "OWN-7", "4200002", null, new Money(2_000), 12, Instant.parse("2026-11-23T02:00:00Z")),
				new ChannelLine(4, Kind.REFUND, "R-1", "5030001", "4200009", new Money(5_000), -30, Instant.parse("2026-11-23T03:00:00Z")));
	}

	@Test
	void readsItWithAMarkInOtherLineEndsAndPacked() {
		List<ChannelLine> plain = read(WHOLE.getBytes(UTF_8), DAY);
		assertThat(read(("\uFEFF" + WHOLE.replace("\n", "\r\n")).getBytes(UTF_8), DAY)).isEqualTo(plain);
		assertThat(read(gzipped(WHOLE.getBytes(UTF_8)), DAY)).isEqualTo(plain);
	}

	@Test
	void aReturnThatFailedIsCountedAndMovesNothing() {
		String failed = REFUNDED.replace("`0.00,`,`,`挂号", "`0.00,`ORIGINAL,`FAIL,`挂号");
		assertThat(failed).isNotEqualTo(REFUNDED);
		assertThat(read((HEADING + PAID + AUTOMATIC + failed + TOTALS).getBytes(UTF_8), DAY)).extracting(ChannelLine::kind)
				.containsExactly(Kind.CHARGE, Kind.CHARGE);
	}

	@Test
	void aBillOfNothingIsABill() {
		String nothing = HEADING + TOTALS.substring(0, TOTALS.indexOf('\n') + 1) + "`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\n";
		assertThat(read(nothing.getBytes(UTF_8), DAY)).isEmpty();
	}

	static Stream<Arguments> badBills() {
		return Stream.of(Arguments.of("empty", new byte[0], "文件为空"), Arguments.of("cut off", bytes(HEADING + PAID), "没有汇总行"),
				Arguments.of("cut in a row", bytes(WHOLE.substring(0, HEADING.length() + PAID.length() - 40) + "\n" + TOTALS), "第 2 行：须有 27 列"),
				Arguments.of("wrong count", bytes(WHOLE.replace("`3,", "`4,")), "总交易单数 是 4"),
				Arguments.of("wrong sum", bytes(WHOLE.replace("`3,`80.00", "`3,`80.01")), "应结订单总金额 是 80.01"),
				Arguments.of("wrong fees", bytes(WHOLE.replace("`0.18000", "`0.17000")), "手续费总金额 是 0.17000，明细合计 0.18000"),
				Arguments.of("another day", bytes(WHOLE.replace("`2026-11-23 10", "`2026-11-22 10")), "第 3 行：交易时间 是 2026-11-22"),
				Arguments.of("twice", bytes(HEADING + PAID + PAID + TOTALS), "第 3 行：微信订单号 与前面的一行重复"),
				Arguments.of("other encoding", WHOLE.getBytes(Charset.forName("GBK")), "不是 UTF-8"),
				Arguments.of("no back-tick", bytes(WHOLE.replace("`2026-11-23 10", "2026-11-23 10")), "第 3 行：每个值须以反引号开头"),
				Arguments.of("a part of a fen", bytes(WHOLE.replace("`60.00", "`60.005")), "第 2 行：应结订单金额 不足一分"),
				Arguments.of("unknown state", bytes(WHOLE.replace("`SUCCESS", "`PAYING")), "第 2 行：交易状态"),
				Arguments.of("broken automatic debit", bytes(WHOLE.replace("wxzff|100002|OWN-7", "wxzff|100002")), "第 3 行：商户数据包"),
				Arguments.of("more after the totals", bytes(WHOLE + PAID), "汇总须为最后一行"),
				Arguments.of("another file", bytes("hello\n"), "第 1 行：不是微信支付交易账单"),
				Arguments.of("damaged package", Arrays.copyOf(gzipped(bytes(WHOLE)), 100), "被截断或已损坏"),
				Arguments.of("bomb", gzipped(new byte[16 << 20]), "展开后过大"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badBills")
	void aBadBillSaysWhereAndWhy(String name, byte[] content, String where) {
		BadStatement bad = catchThrowableOfType(BadStatement.class, () -> read(content, DAY));

		assertThat(bad.text().zh()).contains(where);
		assertThat(bad.text().en()).isNotBlank().isNotEqualTo(bad.text().zh());
	}

	/** The samples are excerpts: their rows are read, and the totals of the whole are found not to be theirs. */
	@Test
	void theRealRowsAreReadAndTheirTotalsAreNotBelieved() throws IOException {
		assumeTrue(Files.isDirectory(SAMPLES), "the folder of real samples is not here");
		var lines = new ArrayList<ChannelLine>();
		byte[] real = Files.readAllBytes(SAMPLES.resolve("trade-all-20240709-excerpt-2of29.csv"));

		BadStatement bad = catchThrowableOfType(BadStatement.class,
				() -> new WeChatBill().read(new InstitutionId(1), new BusinessDate(LocalDate.of(2024, 7, 9)), real, lines::add));

		assertThat(bad.text().zh()).contains("总交易单数 是 29，明细合计 2");
		assertThat(lines).extracting(ChannelLine::kind, ChannelLine::amount, ChannelLine::feeFen).containsExactly(
				tuple(Kind.REFUND, new Money(5_000), -27L), tuple(Kind.CHARGE, new Money(6_000), 32L));
	}

	static Stream<Arguments> otherLayouts() {
		return Stream.of(Arguments.of("trade-all-2019-7cols.csv", "2019-07-25", 600L), Arguments.of("trade-success-2019.csv", "2019-07-23", 1L),
				Arguments.of("trade-refund-2019.csv", "2019-07-23", 1L), Arguments.of("trade-all-2014-old-layout.csv", "2014-11-10", 1L));
	}

	@ParameterizedTest
	@MethodSource("otherLayouts")
	void otherLayoutsAreReadByTheNamesOfTheirColumns(String file, String day, long fen) throws IOException {
		assumeTrue(Files.isDirectory(SAMPLES), "the folder of real samples is not here");
		var lines = new ArrayList<ChannelLine>();
		try {
			new WeChatBill().read(new InstitutionId(1), new BusinessDate(LocalDate.parse(day)), Files.readAllBytes(SAMPLES.resolve(file)),
					lines::add);
		} catch (BadStatement excerpt) {
			assertThat(excerpt.text().zh()).as("only the totals of the whole differ").contains("明细合计");
		}
		assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line.amount()).isEqualTo(new Money(fen)));
	}
}
