package medpay.channel.alipay;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

/** Alipay's bills: the sample where it is at hand, and our own; a bad one names its line. */
class AlipayBillTest {

	private static final Path SAMPLES = Path.of("..", "shared", "samples", "channels", "alipay-bill");
	private static final Charset GBK = Charset.forName("GBK");
	private static final BusinessDate DAY = new BusinessDate(LocalDate.of(2026, 11, 23));
	private static final String HEAD = """
			#支付宝业务明细查询
			#账号：[20880000000000000156]
			#起始日期：[2026年11月23日 00:00:00]   终止日期：[2026年11月24日 00:00:00]
			#-----------------------------------------业务明细列表----------------------------------------
			支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
			""";
	private static final String PAID = row("2026112322001", "B-1", "交易", "2026-11-23 09:30:05", "60.00", "", "-0.36");
	private static final String REFUNDED = row("2026112222009", "B-0", "退款", "2026-11-23 11:00:00", "-50.00", "R-1", "0.30");
	private static final String END = """
			#-----------------------------------------业务明细列表结束------------------------------------
			#交易合计：1笔，商家实收共60.00元，商家优惠共0.00元
			#退款合计：1笔，商家实收退款共-50.00元，商家优惠退款共0.00元
			#导出时间：[2026年11月24日 10:00:00]
			""";
	private static final String WHOLE = HEAD + PAID + REFUNDED + END;

	private static String row(String trade, String order, String type, String at, String yuan, String refund, String fee) {
		return String.join("\t,", trade, order, type, "挂号") + ","
				+ String.join(",", at, at, "\t", "\t", "\t", "\t", "**(***)\t", yuan, yuan, "0.00", "0.00", "0.00",
						"0.00", "0.00", "", "0.00\t", "0.00", refund + "\t", fee, "0.00", "")
				+ "\n";
	}

	private static byte[] zipped(String content, String... names) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out, GBK)) {
			for (String name : names) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(content.getBytes(GBK));
			}
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
		return out.toByteArray();
	}

	private static List<ChannelLine> read(byte[] content, BusinessDate day) {
		var lines = new ArrayList<ChannelLine>();
		new AlipayBill().read(new InstitutionId(1), day, content, lines::add);
		return lines;
	}

	@Test
	void readsChargesAndRefundsFromAPackageInGbk() {
		byte[] content = zipped(WHOLE, "20880000000000000156_20261123_业务明细(汇总).csv", "20880000000000000156_20261123_业务明细.csv");

		assertThat(read(content, DAY)).containsExactly(
				new ChannelLine(6, Kind.CHARGE, "B-1", "2026112322001", null, new Money(6_000), 36, Instant.parse("2026-11-23T01:30:05Z")),
				new ChannelLine(7, Kind.REFUND, "R-1", "R-1", "2026112222009", new Money(5_000), -30, Instant.parse("2026-11-23T03:00:00Z")));
	}

	@Test
	void readsItUnpackedInEitherEncoding() {
		List<ChannelLine> lines = read(WHOLE.getBytes(GBK), DAY);
		assertThat(lines).hasSize(2);
		assertThat(read(WHOLE.replace("\n", "\r\n").getBytes(UTF_8), DAY)).isEqualTo(lines);
	}

	static Stream<Arguments> badBills() {
		return Stream.of(Arguments.of("empty", new byte[0], "文件为空"), Arguments.of("cut off in the list", bytes(HEAD + PAID), "没有“业务明细列表结束”"),
				Arguments.of("cut off before the total", bytes(HEAD + PAID + END.substring(0, END.indexOf("#交易合计"))), "没有“交易合计”"),
				Arguments.of("wrong total", bytes(WHOLE.replace("共60.00元", "共60.01元")), "明细合计与文件的合计不符"),
				Arguments.of("wrong refunds", bytes(WHOLE.replace("#退款合计：1笔", "#退款合计：2笔")), "明细合计与文件的合计不符"),
				Arguments.of("another day", bytes(WHOLE.replace("2026-11-23 09", "2026-11-22 09")), "第 6 行：完成时间 是 2026-11-22"),
				Arguments.of("twice", bytes(HEAD + PAID + PAID + END), "第 7 行：支付宝交易号 与前面的一行重复"),
				Arguments.of("column missing", bytes(WHOLE.replace(",0.30,0.00,", ",0.30,")), "第 7 行：须有 25 列，实有 24 列"),
				Arguments.of("unknown kind", bytes(WHOLE.replace("\t,退款\t,", "\t,转账\t,")), "第 7 行：业务类型"),
				Arguments.of("negative charge", bytes(WHOLE.replace("60.00,60.00", "-60.00,-60.00")), "第 6 行：商家实收（元） 不得为负"),
				Arguments.of("refund without its number", bytes(WHOLE.replace("R-1\t", "\t")), "第 7 行：退款批次号/请求号 缺失"),
				Arguments.of("other encoding", new byte[]{(byte) 0xff, (byte) 0xff, 1}, "既不是 GBK 也不是 UTF-8"),
				Arguments.of("another file", bytes("hello\n"), "第 1 行：不是支付宝业务明细"),
				Arguments.of("no details in the package", zipped(WHOLE, "readme.txt"), "没有业务明细文件"),
				Arguments.of("cut package", Arrays.copyOf(zipped(WHOLE, "x业务明细.csv"), 200), "被截断或已损坏"),
				Arguments.of("bomb", zipped("0".repeat(16 << 20), "x业务明细.csv"), "展开后过大"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(GBK);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badBills")
	void aBadBillSaysWhereAndWhy(String name, byte[] content, String where) {
		BadStatement bad = catchThrowableOfType(BadStatement.class, () -> read(content, DAY));

		assertThat(bad.text().zh()).contains(where);
		assertThat(bad.text().en()).isNotBlank().isNotEqualTo(bad.text().zh());
	}

	@Test
	void theSampleIsRead() throws IOException {
		assumeTrue(Files.isDirectory(SAMPLES), "the folder of samples is not here");
		byte[] sample = Files.readAllBytes(SAMPLES.resolve("20887226827483540156_20260605_partly-synthetic.utf8.csv"));

		assertThat(read(sample, new BusinessDate(LocalDate.of(2026, 6, 5)))).extracting(ChannelLine::orderNumber, ChannelLine::kind)
				.containsExactly(tuple("USR1NOZM644N1780646479", Kind.CHARGE),
						tuple("SUBUSR1NOVLgV0w1780646324", Kind.CHARGE),
						tuple("REF20260605001", Kind.REFUND));
	}
}
