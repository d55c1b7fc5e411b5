package medpay.insurance.platform;

/** The transactions Medpay sends (交易), by their number (infno). */
public enum Transaction {

	/** Person by credential (人员信息获取). */
	PERSON("1101", false),
	/** Decoding of an e-voucher at the centre (电子凭证解码): no envelope, its own address. */
	DECODE("1162", false),
	/** Registration, which opens the visit (门诊挂号); 2201A where the institution says so. */
	OPEN_VISIT("2201", false),
	/** Withdrawal of the registration (门诊挂号撤销). */
	CLOSE_VISIT("2202", false),
	/** Diagnoses and kind of the visit (门诊就诊信息上传). */
	DIAGNOSES("2203", false),
	/** Upload of bill lines (门诊费用明细上传). */
	UPLOAD_LINES("2204", false),
	/** Withdrawal of uploaded lines (门诊费用明细撤销). */
	WITHDRAW_LINES("2205", false),
	/** Trial settlement (门诊预结算). */
	TRIAL("2206", false),
	/** Settlement (门诊结算). */
	SETTLE("2207", true),
	/** Undoing of a settlement (门诊结算撤销). */
	REVERSE("2208", true),
	/** Voiding of a transaction that was never answered (冲正交易). */
	VOID("2601", true),
	/** Sign-in of an operator (签到). */
	SIGN_IN("9001", false),
	/** Totals of a day (医药机构费用结算对总账). */
	TOTALS("3201", false),
	/** Details of a day (医药机构费用结算对明细账). */
	DETAILS("3202", false),
	/** Upload of a file (文件上传). */
	FILE_UPLOAD("9101", false),
	/** Download of a file (文件下载). */
	FILE_DOWNLOAD("9102", false);

	private final String number;
	private final boolean movesMoney;

	Transaction(String number, boolean movesMoney) {
		this.number = number;
		this.movesMoney = movesMoney;
	}

	public String number() {
		return number;
	}

	/** True when a lost answer leaves a doubt about money. */
	public boolean movesMoney() {
		return movesMoney;
	}
}
