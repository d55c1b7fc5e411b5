package medpay.sandbox.insurance;

/** How an answer is spoilt, or a transaction made stubborn, although everything behind it is right (错误应答). */
enum Twist {
	/** Not at all. */
	NONE,
	/** An amount in the answer is one yuan too high. */
	WRONG_AMOUNT,
	/** The signature does not fit. */
	WRONG_SIGNATURE,
	/** A code outside the table. */
	UNKNOWN_CODE,
	/** The transaction takes effect although it was voided before it arrived. */
	EVEN_IF_VOIDED
}
