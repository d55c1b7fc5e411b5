package medpay.settlement.payout;

import java.util.Locale;

/** Who pays into the hospital's bank account (付款方). */
public enum Party {

	/** 银联. */
	UNIONPAY,
	/** 微信支付. */
	WECHAT,
	/** 支付宝. */
	ALIPAY,
	/** 医保经办机构. */
	INSURANCE;

	/** The name of its leg in the ledger. */
	public String leg() {
		return name().toLowerCase(Locale.ROOT);
	}
}
