package medpay.payment.refund;

/** The next transaction at the insurance platform for a refund (退费医保交易步骤); strictly in this order. */
public enum RefundInsuranceStep {
	/** 2208: undo the settlement. */
	REVERSE,
	/** 2601 of the 2208 that nobody answered. */
	VOID_REVERSAL,
	/** 2202: close the visit of a registration. */
	CLOSE_VISIT,
	/** 2205: withdraw the lines of the settlement that was undone. */
	WITHDRAW_OLD_LINES,
	/** 2204: upload what remains under a new batch. */
	UPLOAD_LINES,
	/** 2206: trial. */
	TRY,
	/** 2207: settle what remains. */
	SETTLE,
	/** 2601 of the 2207 that nobody answered. */
	VOID_SETTLEMENT,
	/** 2205: withdraw the lines of the new batch, to begin again or because the new settlement was refused. */
	WITHDRAW_LINES,
	/** Nothing more to ask of the platform. */
	NOTHING
}
