package medpay.insurance.platform;

import java.util.Locale;

/** The amounts of setlinfo (结算信息), yuan with two decimals, by their names at the platform. */
public enum SettlementAmount {

	/** The whole bill (医疗费总额). */
	MEDFEE_SUMAMT,
	/** Wholly at the person's own expense (全自费金额). */
	FULAMT_OWNPAY_AMT,
	/** Above the price ceiling (超限价自费费用). */
	OVERLMT_SELFPAY,
	/** The share paid first (先行自付金额). */
	PRESELFPAY_AMT,
	/** Within the insurance's scope (符合政策范围金额). */
	INSCP_SCP_AMT,
	/** Of the deductible, what this bill used (实际支付起付线). */
	ACT_PAY_DEDC,
	/** Basic pooled fund (基本医疗保险统筹基金支出). */
	HIFP_PAY,
	/** Civil servants' fund (公务员医疗补助资金支出). */
	CVLSERV_PAY,
	/** Enterprise supplement; in Shanghai the local supplementary fund (企业补充、地方附加基金支出). */
	HIFES_PAY,
	/** Residents' serious-illness fund (居民大病保险资金支出). */
	HIFMI_PAY,
	/** Employees' large-expense fund (职工大额医疗费用补助基金支出). */
	HIFOB_PAY,
	/** Disabled soldiers' fund, Shanghai (伤残人员医疗保障基金支出). */
	HIFDM_PAY,
	/** Medical assistance (医疗救助基金支出). */
	MAF_PAY,
	/** Other funds (其他支出). */
	OTH_PAY,
	/** All funds together (基金支付总额). */
	FUND_PAY_SUMAMT,
	/** The person's part: account and cash (个人负担总金额). */
	PSN_PART_AMT,
	/** From the personal account (个人账户支出). */
	ACCT_PAY,
	/** In cash: what the credit account is charged (个人现金支出). */
	PSN_CASH_PAY,
	/** Borne by the hospital (医院负担金额). */
	HOSP_PART_AMT,
	/** The personal account afterwards (余额). */
	BALC,
	/** Of the account part, what the family's accounts paid (个人账户共济支付金额). */
	ACCT_MULAID_PAY;

	/** The field's name in a message. */
	public String field() {
		return name().toLowerCase(Locale.ROOT);
	}
}
