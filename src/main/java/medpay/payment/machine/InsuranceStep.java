package medpay.payment.machine;

/** The next transaction at the insurance platform (医保交易步骤); strictly in this order. */
public enum InsuranceStep {
	/** 2201: open the visit. */
	OPEN_VISIT,
	/** 2203: tell the diagnoses. */
	TELL_DIAGNOSES,
	/** 2204: upload the lines. */
	UPLOAD_LINES,
	/** 2206: trial. */
	TRY,
	/** 2207: settle. */
	SETTLE,
	/** 2205: withdraw the lines, to begin again or because the settlement was refused. */
	WITHDRAW_LINES,
	/** Nothing more to ask of the platform. */
	NOTHING
}
