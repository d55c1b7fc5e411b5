package medpay.settlement.statement;

import medpay.ledger.Account;

/** Who pays a part of a bill (付款方), with the account that shows it. */
public enum Payer {

	/** 医保统筹基金. */
	FUND(Account.INSURANCE_FUND_RECEIVABLE),
	/** 医保个人账户. */
	PERSONAL_ACCOUNT(Account.PERSONAL_ACCOUNT_RECEIVABLE),
	/** 医院负担. */
	HOSPITAL(Account.HOSPITAL_BORNE),
	/** 支付渠道: the patient's credit account, by the channel's name. */
	CHANNEL(Account.CHANNEL_RECEIVABLE),
	/** 收费窗口: by the way of paying. */
	WINDOW(Account.WINDOW_CASH);

	private final Account account;

	Payer(Account account) {
		this.account = account;
	}

	public Account account() {
		return account;
	}
}
