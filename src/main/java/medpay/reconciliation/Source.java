package medpay.reconciliation;

/** Whose statement it is (对账来源). */
public enum Source {

	/** The hospital's own day file (医院). */
	HIS,
	/** The insurance platform: 3201 totals, 3202 details (医保). */
	INSURANCE,
	/** UnionPay's clearing file (银联). */
	UNIONPAY,
	/** WeChat Pay's trade bill (微信支付). */
	WECHAT,
	/** Alipay's bill (支付宝). */
	ALIPAY;

	/** A payment channel's. */
	public boolean isChannel() {
		return this != HIS && this != INSURANCE;
	}
}
