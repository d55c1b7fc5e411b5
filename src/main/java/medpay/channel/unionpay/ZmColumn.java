package medpay.channel.unionpay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The 42 columns of UnionPay's clearing file ZM (全渠道对账文件), by byte in GBK, one space between two. Files of an older make end after column 40 with a longer
 * reserve: they are read by the same offsets.
 */
public enum ZmColumn {

	/** 交易代码. */
	TRADE_CODE(3),
	/** 代理机构标识码. */
	AGENT(11),
	/** 发送机构标识码. */
	SENDER(11),
	/** 系统跟踪号. */
	TRACE_NUMBER(6),
	/** 交易传输时间 MMDDhhmmss: without a year. */
	SENT_AT(10),
	/** 账号, masked. */
	ACCOUNT(19),
	/** 交易金额, fen. */
	AMOUNT(12),
	/** 商户类别. */
	MERCHANT_CATEGORY(4),
	/** 终端类型. */
	TERMINAL_TYPE(2),
	/** 查询流水号. */
	QUERY_ID(21),
	/** 支付方式 (旧). */
	OLD_METHOD(2),
	/** 商户订单号, cut to 32. */
	ORDER_ID(32),
	/** 支付卡类型. */
	CARD_TYPE(2),
	/** 原始交易系统跟踪号. */
	ORIGINAL_TRACE(6),
	/** 原始交易日期时间. */
	ORIGINAL_TIME(10),
	/** 商户手续费: C to the merchant, D from it. */
	FEE(13),
	/** 结算金额. */
	SETTLED(13),
	/** 支付方式. */
	METHOD(4),
	/** 集团商户代码. */
	GROUP_MERCHANT(15),
	/** 交易类型: 01, 04, 31. */
	TRADE_TYPE(2),
	/** 交易子类. */
	TRADE_SUBTYPE(2),
	/** 业务类型. */
	BUSINESS_TYPE(6),
	/** 账号类型. */
	ACCOUNT_TYPE(2),
	/** 账单类型. */
	BILL_TYPE(4),
	/** 账单号码. */
	BILL_NUMBER(32),
	/** 交互方式. */
	INTERACTION(1),
	/** 原交易查询流水号. */
	ORIGINAL_QUERY_ID(21),
	/** 商户代码. */
	MERCHANT(15),
	/** 分账入账方式. */
	SPLIT_METHOD(1),
	/** 二级商户代码. */
	SUB_MERCHANT(15),
	/** 二级商户简称. */
	SUB_MERCHANT_NAME(32),
	/** 二级商户分账入账金额. */
	SUB_MERCHANT_AMOUNT(13),
	/** 清算净额. */
	NET(13),
	/** 终端号. */
	TERMINAL(8),
	/** 商户自定义域. */
	RESERVED_BY_MERCHANT(32),
	/** 优惠金额. */
	DISCOUNT(13),
	/** 发票金额. */
	INVOICE(13),
	/** 分期附加手续费. */
	INSTALMENT_FEE(12),
	/** 分期期数. */
	INSTALMENTS(2),
	/** 交易介质. */
	MEDIUM(1),
	/** 原始交易订单号. */
	ORIGINAL_ORDER_ID(32),
	/** 保留. */
	RESERVE(98);

	/** The file's encoding. */
	public static final Charset GBK = Charset.forName("GBK");
	/** A whole line, without CRLF. */
	static final int LINE = offsetAfter(RESERVE);
	/** What every make of the file has. */
	static final int SHORTEST = offsetAfter(MEDIUM);

	private final int width;

	ZmColumn(int width) {
		this.width = width;
	}

	int width() {
		return width;
	}

	/** From 0, in bytes. */
	int offset() {
		return Offsets.OF.getOrDefault(this, 0);
	}

	/** Counted once: a file has millions of values. */
	private static final class Offsets {

		static final Map<ZmColumn, Integer> OF = new EnumMap<>(ZmColumn.class);

		static {
			int offset = 0;
			for (ZmColumn column : ZmColumn.values()) {
				OF.put(column, offset);
				offset += column.width + 1;
			}
		}
	}

	private static int offsetAfter(ZmColumn column) {
		return column.offset() + column.width;
	}

	/** The value in a line, without the blanks around it; empty where the line is too short. */
	String in(byte[] line) {
		int from = offset();
		int until = Math.min(from + width, line.length);
		while (from < until && line[from] == ' ') {
			from++;
		}
		while (until > from && line[until - 1] == ' ') {
			until--;
		}
		return from >= until ? "" : new String(line, from, until - from, isPlain(line, from, until) ? StandardCharsets.US_ASCII : GBK).strip();
	}

	/** Nearly every value is; the others take longer to decode. */
	private static boolean isPlain(byte[] line, int from, int until) {
		for (int at = from; at < until; at++) {
			if (line[at] < 0) {
				return false;
			}
		}
		return true;
	}
}
