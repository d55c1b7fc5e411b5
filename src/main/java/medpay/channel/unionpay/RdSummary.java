package medpay.channel.unionpay;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import medpay.shared.Money;

/** UnionPay's text summary RD (商户交易汇总表): the control total of the clearing file. */
public final class RdSummary {

	private static final Pattern DAY = Pattern.compile("清算日期:([0-9]{8})");
	private static final Pattern MERCHANT = Pattern.compile("商户代码:([0-9A-Za-z]{1,15})");
	private static final Pattern TOTAL = Pattern.compile("(?m)^总计((?:\\s+[0-9][0-9,]*(?:\\.[0-9]{2})?){7})\\s*$");
	private static final String RULE = "_".repeat(136);

	private RdSummary() {}

	/**
	 * What the lines come to, in fen.
	 *
	 * @param fromMerchantFen refunds and voids
	 * @param toMerchantFen charges
	 * @param feeFen what UnionPay keeps, less what it gave back
	 * @param netFen to the merchant
	 */
	public record Totals(long count, long fromMerchantFen, long toMerchantFen, long feeFen, long netFen) {

		static final Totals NONE = new Totals(0, 0, 0, 0, 0);

		/** One line more. */
		public Totals plus(boolean charge, long amount, long fee, long net) {
			return new Totals(count + 1, fromMerchantFen + (charge ? 0 : amount), toMerchantFen + (charge ? amount : 0), feeFen + fee, netFen + net);
		}
	}

	static Totals read(String text, BusinessDate day, String merchant) {
		String settled = found(DAY, text);
		if (!settled.equals(day.value().format(DateTimeFormatter.BASIC_ISO_DATE))) {
			throw BadStatement.whole("汇总表的清算日期是 " + settled + "，不是 " + day, "the summary is of settlement day " + settled + ", not of " + day);
		}
		if (!found(MERCHANT, text).equals(merchant)) {
			throw BadStatement.whole("汇总表的商户代码不是本机构的", "the summary's merchant is not this institution's");
		}
		Matcher total = TOTAL.matcher(text);
		if (!total.find()) {
			throw BadStatement.whole("汇总表没有总计行", "the summary has no total");
		}
		String[] figures = total.group(1).strip().split("\\s+", 8);
		return new Totals(Long.parseLong(figures[0].replace(",", "")), fen(figures[1]), fen(figures[2]), fen(figures[3]) - fen(figures[4]),
				fen(figures[6]) - fen(figures[5]));
	}

	private static String found(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw BadStatement.whole("不是银联汇总表：缺少 " + pattern, "not a UnionPay summary: " + pattern + " is missing");
		}
		return matcher.group(1);
	}

	private static long fen(String yuan) {
		return Money.ofYuan(new BigDecimal(yuan.replace(",", ""))).fen();
	}

	/** As UnionPay writes it, in GBK. */
	public static byte[] write(String merchant, BusinessDate day, Totals totals) {
		String date = day.value().format(DateTimeFormatter.BASIC_ISO_DATE);
		String made = day.value().plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE);
		String row = "%12d%16s%16s%16s%16s%16s%16s".formatted(totals.count(), yuan(totals.fromMerchantFen()), yuan(totals.toMerchantFen()),
				yuan(Math.max(totals.feeFen(), 0)), yuan(Math.max(-totals.feeFen(), 0)), yuan(Math.max(-totals.netFen(), 0)),
				yuan(Math.max(totals.netFen(), 0)));
		return String.join("\r\n", " ".repeat(50) + "中国银联全渠道商户交易汇总表", "", "商户代码:" + merchant + " ".repeat(40) + "清算币种:人民币",
				"收单机构:88022900" + " ".repeat(40) + "清算日期:" + date, "商户名称:示范商户" + " ".repeat(40) + "生成日期:" + made, "", "",
				"交易类型  交易笔数  交易金额  费用  资金清算差额",
				RULE, "总计" + row, "").getBytes(ZmColumn.GBK);
	}

	private static String yuan(long fen) {
		return BigDecimal.valueOf(fen, 2).toPlainString();
	}
}
