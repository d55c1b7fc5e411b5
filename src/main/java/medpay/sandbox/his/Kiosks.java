package medpay.sandbox.his;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import medpay.sandbox.SandboxDatabase;
import medpay.sandbox.SandboxPart;
import medpay.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** What the kiosks of a demo hospital take by WeChat Pay and Alipay without Medpay (自助机直连收款), and these channels' bills of it. */
@Component
@SandboxPart
public class Kiosks {

	private static final ZoneId SHANGHAI = BusinessClock.SHANGHAI;
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
	private static final Charset GBK = Charset.forName("GBK");
	private static final int EACH_DAY = 6;
	private static final int FEE_BASIS_POINTS = 60;
	private static final String WECHAT_HEADING = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,"
			+ "商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\n";
	private static final String WECHAT_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n";
	private static final String ALIPAY_HEADING = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,"
			+ "集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\n";

	private final SandboxDatabase database;

	Kiosks(SandboxDatabase database) {
		this.database = database;
	}

	/** A trade of a kiosk. */
	private record Trade(String bill, String reference, OffsetDateTime at, long fen) {

		long fee() {
			return (fen * FEE_BASIS_POINTS + 5_000) / 10_000;
		}

		String time() {
			return at.atZoneSameInstant(SHANGHAI).format(TIME);
		}
	}

	/** The kiosks' takings of a day, the same however often it is asked. */
	public void take(String institution, LocalDate day) {
		var chance = new Random(institution.hashCode() * 31L + day.toEpochDay());
		for (int number = 0; number < EACH_DAY; number++) {
			String method = number % 2 == 0 ? "WECHAT" : "ALIPAY";
			String digits = day.format(DateTimeFormatter.BASIC_ISO_DATE) + "%04d".formatted(number);
			OffsetDateTime at = day.atTime(8 + number, chance.nextInt(60), chance.nextInt(60)).atZone(SHANGHAI).toOffsetDateTime();
			long fen = 500L + chance.nextInt(30_000);
			database.jdbc().sql("""
					insert into sandbox.direct_payment (institution_code, bill_number, paid_at, method, channel_reference, amount_fen, fund_paid_fen,
					  personal_account_paid_fen, self_pay_fen)
					values (:code, :bill, :at, :method, :reference, :fen, 0, 0, :fen) on conflict (institution_code, bill_number) do nothing""")
					.param("code", institution).param("bill", "K" + digits).param("at", at).param("method", method)
					.param("reference", (method.equals("WECHAT") ? "4200" : "2088") + institution.substring(1) + digits).param("fen", fen).update();
		}
	}

	private List<Trade> trades(String institution, LocalDate day, String method) {
		return database.jdbc().sql("""
				select bill_number, channel_reference, paid_at, amount_fen from sandbox.direct_payment
				where institution_code = :code and method = :method and (paid_at at time zone 'Asia/Shanghai')::date = :day order by bill_number""")
				.param("code", institution).param("method", method).param("day", day)
				.query((row, number) -> new Trade(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class), row.getLong(4))).list();
	}

	/** WeChat Pay's trade bill, as APIv3 hands it out. */
	public byte[] wechat(String institution, LocalDate day) {
		List<Trade> trades = trades(institution, day, "WECHAT");
		var bill = new StringBuilder(WECHAT_HEADING);
		trades.forEach(each -> bill.append('`')
				.append(String.join(",`", each.time(), "wx0000000000000000", "1900000109", "0", "", each.reference(), each.bill(),
						"oSandbox", "MICROPAY", "SUCCESS", "OTHERS", "CNY", yuan(each.fen()), "0.00", "0", "0", "0.00", "0.00", "", "", "自助缴费", "",
						yuan(each.fee()) + "000",
						"0.60%", yuan(each.fen()), "0.00", ""))
				.append('\n'));
		String settled = yuan(trades.stream().mapToLong(Trade::fen).sum());
		return bill.append(WECHAT_TOTALS).append('`').append(String.join(",`", Integer.toString(trades.size()), settled, "0.00", "0.00",
				yuan(trades.stream().mapToLong(Trade::fee).sum()) + "000", settled, "0.00")).append('\n').toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Alipay's bill: a zip with names and content in GBK. */
	public byte[] alipay(String institution, LocalDate day) {
		List<Trade> trades = trades(institution, day, "ALIPAY");
		var bill = new StringBuilder("#支付宝业务明细查询\n#账号：[20880000000000000156]\n#起始日期：[%1$s 00:00:00]   终止日期：[%1$s 24:00:00]\n"
				.formatted(day)).append("#----业务明细列表----\n").append(ALIPAY_HEADING);
		trades.forEach(each -> bill
				.append(String.join(",", each.reference() + "\t", each.bill() + "\t", "交易\t", "自助缴费", each.time(), each.time(), "\t", "\t", "\t",
						"\t", "***\t", yuan(each.fen()), yuan(each.fen()), "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00\t", "0.00", "\t",
						"-" + yuan(each.fee()), "0.00",
						""))
				.append('\n'));
		bill.append("#----业务明细列表结束----\n#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元\n#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\n"
				.formatted(trades.size(), yuan(trades.stream().mapToLong(Trade::fen).sum())));
		return zipped("20880000000000000156_" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "_业务明细.csv", bill.toString().getBytes(GBK));
	}

	private static byte[] zipped(String name, byte[] content) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out, GBK)) {
			var entry = new ZipEntry(name);
			entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
			zip.putNextEntry(entry);
			zip.write(content);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	private static String yuan(long fen) {
		return BigDecimal.valueOf(fen, 2).toPlainString();
	}
}
