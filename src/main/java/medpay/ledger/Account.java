package medpay.ledger;

/** The chart of accounts (会计科目) every institution has. */
public enum Account {
	/** 应收医保统筹基金: what the insurance funds owe the hospital. */
	INSURANCE_FUND_RECEIVABLE,
	/** 应收医保个人账户: what personal accounts owe through the platform. */
	PERSONAL_ACCOUNT_RECEIVABLE,
	/** 应收支付渠道: what a payment channel owes; kept per channel by the leg's label. */
	CHANNEL_RECEIVABLE,
	/** 应收病人: what patients owe. */
	PATIENT_RECEIVABLE,
	/** 窗口现金: taken at the window. */
	WINDOW_CASH,
	/** 医院负担 (hosp_part_amt): what the hospital bears by the platform's rules. */
	HOSPITAL_BORNE,
	/** 医疗收入: the bill's total. */
	HOSPITAL_REVENUE,
	/** 应退款: owed back to a patient. */
	REFUND_PAYABLE,
	/** 医保扣款. */
	INSURANCE_DEDUCTION,
	/** 医保质保金. */
	INSURANCE_RETENTION,
	/** 医保预付款. */
	INSURANCE_ADVANCE,
	/** 渠道手续费. */
	CHANNEL_FEE,
	/** 银行存款. */
	BANK,
	/** 挂账: a difference that somebody is looking into. */
	SUSPENSE,
	/** 长短款: what a decision of two people took as gain or loss. */
	OVER_AND_SHORT,
	/** 直连收款: what the hospital took without Medpay and a channel pays out together with ours; the hospital's own books clear it. */
	DIRECT_TAKINGS
}
