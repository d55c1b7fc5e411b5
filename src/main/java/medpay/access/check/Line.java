package medpay.access.check;

/** The five lines that are signed (待签五行), in their order. */
public enum Line {
	/** The method as on the request line, upper case. */
	METHOD,
	/** The path and, after a question mark, the query, both as on the request line. */
	PATH,
	/** Unix seconds, as in the Authorization header. */
	TIMESTAMP,
	/** As in the Authorization header. */
	NONCE,
	/** The bytes of the body. */
	BODY
}
