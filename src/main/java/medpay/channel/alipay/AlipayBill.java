package medpay.channel.alipay;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medpay.channel.BillReader;
import medpay.channel.bill.BillRow;
import medpay.channel.bill.BillText;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelLine.Kind;
import medpay.shared.BadStatement;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.SeenBefore;
import org.springframework.stereotype.Component;

/**
 * Reads Alipay's bill of a day (支付宝业务明细; alipay.data.dataservice.bill.downloadurl.query, bill_type trade): a zip whose names and content are in GBK, the lines between the two
 * marks, values with trailing tabs, refunds negative or marked by their type, and the totals in lines that begin with a hash sign.
 */
@Component
class AlipayBill implements BillReader {

	private static final String FIRST_COLUMN = "支付宝交易号";
	private static final String REFUND_NUMBER = "退款批次号/请求号";
	private static final String RECEIVED = "商家实收（元）";
	private static final String FEE = "服务费（元）";
	private static final String DETAILS = "业务明细.csv";
	private static final String END = "业务明细列表结束";
	private static final Pattern TOTAL = Pattern.compile("^#(交易合计|退款合计)：([0-9]{1,9})笔，[^0-9+-]*([+-]?[0-9]{1,12}(?:\\.[0-9]{1,2})?)元.*");

	@Override
	public String code() {
		return "ALIPAY";
	}

	@Override
	public void read(InstitutionId institution, BusinessDate day, byte[] content, Consumer<ChannelLine> lines) {
		new Reading(day, lines).read(BillText.zipped(content, name -> name.endsWith(DETAILS)).lines().toList());
	}

	/** How many and how much, of one kind. */
	private record Sum(int count, BigDecimal yuan) {

		static final Sum NONE = new Sum(0, BigDecimal.ZERO);

		Sum plus(BigDecimal more) {
			return new Sum(count + 1, yuan.add(more.abs()));
		}

		Sum plus(Sum more) {
			return new Sum(count + more.count, yuan.add(more.yuan));
		}

		boolean agrees(Sum other) {
			return count == other.count && yuan.compareTo(other.yuan) == 0;
		}
	}

	/** One bill being read. */
	private static final class Reading {

		private final BusinessDate day;
		private final Consumer<ChannelLine> lines;
		private final SeenBefore seen = new SeenBefore();
		private Sum charges = Sum.NONE;
		private Sum refunds = Sum.NONE;

		Reading(BusinessDate day, Consumer<ChannelLine> lines) {
			this.day = day;
			this.lines = lines;
		}

		void read(List<String> text) {
			int heading = 0;
			while (heading < text.size() && text.get(heading).startsWith("#")) {
				heading++;
			}
			if (heading == text.size() || !text.get(heading).startsWith(FIRST_COLUMN)) {
				throw BadStatement.at(heading + 1L, "不是支付宝业务明细：第一列须为“支付宝交易号”", "not an Alipay bill: the first column must be 支付宝交易号");
			}
			Map<String, Integer> places = places(heading + 1, text.get(heading));
			int at = heading + 1;
			while (at < text.size() && !text.get(at).startsWith("#")) {
				row(new BillRow(at + 1, places, Arrays.asList(text.get(at).split(",", -1))));
				at++;
			}
			if (at == text.size() || !text.get(at).contains(END)) {
				throw BadStatement.whole("文件被截断：没有“业务明细列表结束”", "the file is cut off: the end of its list is missing");
			}
			compare(text, at + 1);
		}

		private static Map<String, Integer> places(int line, String heading) {
			Map<String, Integer> places = new HashMap<>();
			for (String name : heading.split(",", -1)) {
				if (places.put(name.strip(), places.size()) != null) {
					throw BadStatement.at(line, "表头有重复的列", "the heading has a column twice");
				}
			}
			return places;
		}

		private void row(BillRow row) {
			String type = row.text("业务类型");
			boolean back = type.equals("退款");
			if (!back && !type.equals("交易")) {
				throw row.bad("业务类型", "须为 交易 或 退款", "must be 交易 or 退款");
			}
			BigDecimal received = row.yuan(RECEIVED);
			if (!back && received.signum() < 0) {
				throw row.bad(RECEIVED, "不得为负", "must not be negative");
			}
			ChannelLine line = back ? returned(row) : charged(row);
			if (!seen.add(line.kind() + line.channelReference() + "|" + line.originalReference())) {
				throw row.bad(FIRST_COLUMN, "与前面的一行重复", "repeats an earlier row");
			}
			charges = back ? charges : charges.plus(received);
			refunds = back ? refunds.plus(received) : refunds;
			lines.accept(line);
		}

		/** The bill writes what Alipay keeps with either sign: the kind says whose it is. */
		private ChannelLine charged(BillRow row) {
			return new ChannelLine(row.line(), Kind.CHARGE, row.number("商户订单号"), row.number(FIRST_COLUMN), null,
					new Money(Math.abs(row.fen(RECEIVED))),
					Math.abs(row.roundedFen(FEE)), row.at("完成时间", day));
		}

		private ChannelLine returned(BillRow row) {
			String request = row.number(REFUND_NUMBER);
			return new ChannelLine(row.line(), Kind.REFUND, request, request, row.number(FIRST_COLUMN), new Money(Math.abs(row.fen(RECEIVED))),
					-Math.abs(row.roundedFen(FEE)), row.at("完成时间", day));
		}

		/** A bill without a total of its refunds counts them among the others. */
		private void compare(List<String> text, int from) {
			Map<String, Sum> totals = new HashMap<>();
			text.subList(from, text.size()).forEach(line -> {
				Matcher total = TOTAL.matcher(line.strip());
				if (total.matches()) {
					totals.put(total.group(1), new Sum(Integer.parseInt(total.group(2)), new BigDecimal(total.group(3)).abs()));
				}
			});
			Sum traded = totals.get("交易合计");
			Sum returned = totals.get("退款合计");
			if (traded == null) {
				throw BadStatement.whole("文件被截断：没有“交易合计”", "the file is cut off: its total is missing");
			}
			boolean apart = returned != null;
			if (!traded.agrees(apart ? charges : charges.plus(refunds)) || (returned != null && !returned.agrees(refunds))) {
				throw BadStatement.whole("明细合计与文件的合计不符：交易 %s，退款 %s；文件 %s".formatted(said(charges), said(refunds), totals),
						"the rows do not add up to the file's totals: trades %s, refunds %s; the file says %s".formatted(said(charges), said(refunds),
								totals));
			}
		}

		private static String said(Sum sum) {
			return sum.count() + " / " + sum.yuan().toPlainString();
		}
	}
}
