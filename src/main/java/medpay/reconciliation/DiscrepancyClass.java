package medpay.reconciliation;

/** How a line of a source differs (差错类别). Whether it counts as 长款 or 短款 is a label that each hospital defines for itself. */
public enum DiscrepancyClass {
	/** Both sides have it, with other amounts (金额不符). */
	AMOUNT_MISMATCH,
	/** Both sides know it, and only one of them as done (状态不符). */
	STATE_MISMATCH,
	/** Ours alone, or the hospital's where it did not go through Medpay (我方单边). */
	OURS_ONLY,
	/** Theirs alone (对方单边). */
	THEIRS_ONLY,
	/** It comes more than once (重复). */
	DUPLICATE,
	/** It lies near the end of a party's day, and may come with the next file (跨日存疑). */
	HELD,
	/** The channel's fee is not the agreed one (手续费不符). */
	FEE_MISMATCH,
	/** The insured part is settled, the patient's part is not paid (半边账). */
	HALF_PAID
}
