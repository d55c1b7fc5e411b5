package medpay.channel.wechat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * Reads WeChat Pay's trade bill (微信支付交易账单; APIv3 /v3/bill/tradebill, bill_type ALL, SUCCESS or REFUND, plain or GZIP). Every value of a row begins with a back-tick, no
 * heading does; commas and quotes may stand inside a value. Columns go by their names, of which old and new layouts have different ones. The last row is the control total.
 */
@Component
class WeChatBill implements BillReader {

	private static final String MARK = "`";
	private static final String BETWEEN = ",`";
	private static final String FIRST_COLUMN = "交易时间";
	private static final String TOTALS = "总交易单数";
	private static final String REFUND_NUMBER = "商户退款单号";
	/** What WeChat writes into the merchant's data of an automatic debit: a fixed word, its own number, the merchant's. */
	private static final String AUTH = "wxzff|";

	@Override
	public String code() {
		return "WECHAT";
	}

	@Override
	public void read(InstitutionId institution, BusinessDate day, byte[] content, Consumer<ChannelLine> lines) {
		new Reading(day, lines).read(BillText.plain(content).lines().toList());
	}

	/** One bill being read. */
	private static final class Reading {

		private final BusinessDate day;
		private final Consumer<ChannelLine> lines;
		private final SeenBefore seen = new SeenBefore();
		private Map<String, Integer> places = Map.of();
		private int count;
		private BigDecimal settled = BigDecimal.ZERO;
		private BigDecimal refunded = BigDecimal.ZERO;
		private BigDecimal fees = BigDecimal.ZERO;

		Reading(BusinessDate day, Consumer<ChannelLine> lines) {
			this.day = day;
			this.lines = lines;
		}

		void read(List<String> text) {
			if (text.isEmpty() || !text.getFirst().startsWith(FIRST_COLUMN)) {
				throw BadStatement.at(1, "不是微信支付交易账单：第一列须为“交易时间”", "not a WeChat Pay trade bill: the first column must be 交易时间");
			}
			places = places(text.getFirst());
			for (int index = 1; index < text.size(); index++) {
				if (text.get(index).startsWith(TOTALS)) {
					compare(text, index);
					return;
				}
				row(new BillRow(index + 1, places, values(index + 1, text.get(index))));
			}
			throw BadStatement.whole("文件被截断：没有汇总行", "the file is cut off: it has no totals");
		}

		private static Map<String, Integer> places(String heading) {
			List<String> names = Arrays.asList(heading.split(",", -1));
			Map<String, Integer> places = new HashMap<>();
			names.forEach(name -> places.putIfAbsent(name.strip(), places.size()));
			if (places.size() != names.size()) {
				throw BadStatement.at(1, "表头有重复的列", "the heading has a column twice");
			}
			return places;
		}

		private static List<String> values(int line, String row) {
			if (!row.startsWith(MARK)) {
				throw BadStatement.at(line, "每个值须以反引号开头", "every value must begin with a back-tick");
			}
			return new ArrayList<>(Arrays.asList(row.substring(1).split(BETWEEN, -1)));
		}

		private void row(BillRow row) {
			String state = row.text("交易状态");
			boolean back = state.equals("REFUND") || state.equals("REVOKED");
			if (!back && !state.equals("SUCCESS")) {
				throw row.bad("交易状态", "须为 SUCCESS、REFUND 或 REVOKED", "must be SUCCESS, REFUND or REVOKED");
			}
			ChannelLine line = back ? returned(row, state) : charged(row);
			if (!seen.add(line.kind() + line.channelReference() + "|" + line.originalReference())) {
				throw row.bad("微信订单号", "与前面的一行重复", "repeats an earlier row");
			}
			count++;
			settled = settled.add(row.yuan(settledColumn()));
			refunded = refunded.add(back ? row.yuan("退款金额") : BigDecimal.ZERO);
			fees = fees.add(row.yuan("手续费"));
			// A return that failed is listed and counted, and moved nothing.
			if (!back || !row.text("退款状态").equals("FAIL")) {
				lines.accept(line);
			}
		}

		private String settledColumn() {
			return places.containsKey("应结订单金额") ? "应结订单金额" : "总金额";
		}

		private ChannelLine charged(BillRow row) {
			return new ChannelLine(row.line(), Kind.CHARGE, order(row), row.number("微信订单号"), null, money(row, settledColumn()),
					row.roundedFen("手续费"), row.at(FIRST_COLUMN, day));
		}

		/** The order number of an automatic debit is WeChat's own; the merchant's is in its data. */
		private static String order(BillRow row) {
			String data = row.text("商户数据包");
			if (!row.text("交易类型").equals("AUTH") || !data.startsWith(AUTH)) {
				return row.number("商户订单号");
			}
			String own = data.substring(data.lastIndexOf('|') + 1);
			if (!own.matches("[0-9A-Za-z_-]{1,64}") || data.chars().filter(letter -> letter == '|').count() != 2) {
				throw row.bad("商户数据包", "须为 wxzff|微信服务单号|商户服务单号", "must be wxzff|WeChat's number|the merchant's number");
			}
			return own;
		}

		private ChannelLine returned(BillRow row, String state) {
			Kind kind = state.equals("REVOKED") ? Kind.VOID : Kind.REFUND;
			return new ChannelLine(row.line(), kind, row.number(REFUND_NUMBER), row.number("微信退款单号"), row.number("微信订单号"), money(row, "退款金额"),
					row.roundedFen("手续费"), row.at(FIRST_COLUMN, day));
		}

		private static Money money(BillRow row, String column) {
			long fen = row.fen(column);
			if (fen < 0) {
				throw row.bad(column, "不得为负", "must not be negative");
			}
			return new Money(fen);
		}

		private void compare(List<String> text, int heading) {
			if (heading + 2 != text.size()) {
				throw BadStatement.at(heading + 2L, "汇总须为最后一行", "the totals must be the last row");
			}
			var totals = new BillRow(heading + 2, places(text.get(heading)), values(heading + 2, text.get(heading + 1)));
			agree(totals, TOTALS, BigDecimal.valueOf(count));
			agree(totals, totals.text("应结订单总金额").isEmpty() ? "总交易额" : "应结订单总金额", settled);
			agree(totals, totals.text("退款总金额").isEmpty() ? "总退款金额" : "退款总金额", refunded);
			agree(totals, "手续费总金额", fees);
		}

		private static void agree(BillRow totals, String column, BigDecimal sum) {
			if (totals.yuan(column).compareTo(sum) != 0) {
				throw totals.bad(column, "是 " + totals.text(column) + "，明细合计 " + sum.toPlainString(),
						"is " + totals.text(column) + ", the rows come to " + sum.toPlainString());
			}
		}
	}
}
