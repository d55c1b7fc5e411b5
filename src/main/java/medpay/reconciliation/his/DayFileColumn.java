package medpay.reconciliation.his;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of the hospital's day file, in their order; amounts are integers of fen. */
public enum DayFileColumn {

	/** 收费单号. */
	BILL_NUMBER,
	/** CHARGE or REFUND. */
	KIND,
	/** 退费单号: for a refund. */
	REFUND_NUMBER,
	/** MEDPAY or DIRECT (经一件事或直连). */
	THROUGH,
	/** When the hospital booked it, RFC 3339 with offset. */
	BOOKED_AT,
	/** Who booked it: at most 30 characters. */
	OPERATOR,
	/** 总金额. */
	TOTAL_FEN,
	/** 医保结算编号: where insured. */
	SETTLEMENT_NUMBER,
	/** 险种, 3 digits: where insured and not through Medpay, which knows its own. */
	INSURANCE_TYPE,
	/** 清算类别: likewise. */
	CLR_TYPE,
	/** 清算经办机构: likewise. */
	CLR_OPTINS,
	/** 统筹基金支付. */
	FUND_PAID_FEN,
	/** 个人账户支付. */
	PERSONAL_ACCOUNT_PAID_FEN,
	/** 医院负担. */
	OTHER_PAID_FEN,
	/** 自费部分. */
	SELF_PAY_FEN,
	/** How the self-pay part was paid: UNIONPAY, WECHAT, ALIPAY, CASH, CARD, OTHER; empty where there is none. */
	METHOD,
	/** The channel's reference: where a channel was used. */
	CHANNEL_REFERENCE;

	/** As it stands in the heading. */
	public String heading() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The value in one line. */
	String in(CsvRecord line) {
		return line.getField(Places.OF.getOrDefault(this, 0));
	}

	private static final class Places {

		static final Map<DayFileColumn, Integer> OF = new EnumMap<>(DayFileColumn.class);

		static {
			for (DayFileColumn column : DayFileColumn.values()) {
				OF.put(column, OF.size());
			}
		}
	}

	static List<String> headings() {
		return Arrays.stream(values()).map(DayFileColumn::heading).toList();
	}
}
