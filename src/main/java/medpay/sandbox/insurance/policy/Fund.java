package medpay.sandbox.insurance.policy;

/** The fund that pays (基金支付类型): in Shanghai fund_pay_sumamt = hifp_pay + hifes_pay. */
public enum Fund {

	/** 统筹基金 of the employees' insurance: hifp_pay. */
	EMPLOYEES("310100", "城镇职工基本医疗保险统筹基金", "统筹"),
	/** 地方附加基金, which paid the outpatient ratio stage until the end of 2022: hifes_pay. */
	LOCAL_SUPPLEMENT("310800", "地方附加医保基金", "附加"),
	/** 居民基金: hifp_pay. */
	RESIDENTS("390100", "城乡居民基本医疗保险基金", "统筹");

	private final String code;
	private final String label;
	private final String stage;

	Fund(String code, String label, String stage) {
		this.code = code;
		this.label = label;
		this.stage = stage;
	}

	/** Its fund_pay_type. */
	public String code() {
		return code;
	}

	/** Its fund_pay_type_name. */
	public String label() {
		return label;
	}

	/** How the rows of the ratio stage begin (统筹段, 附加段). */
	String stage() {
		return stage;
	}
}
