package medpay.channel.unionpay;

/**
 * Fields where nothing dependable is published and both sides follow our own convention (自定约定). Besides: a token query (78) of a signing that the patient
 * refused answers respCode 00 with the reason in origRespCode; the notification of a refused opening carries it in respCode. What waits on a patient's
 * phone (77/02, 79/03, 79/90) is asked for by the query 00 of its order: origRespCode 05 while it waits, 00 for a yes, anything else for a no. A token that is
 * stopped for now is told by 74/02, one that may be charged again by 74/03.
 */
public final class UnionPayConvention {

	/** In the answer to an opening (79): where the patient may go on by browser; may be absent. */
	public static final String CONTINUE_URL = "redirectUrl";

	/** In the answer to a token query (78): 0 not opened yet, 1 opened, then with tokenPayData and a masked accNo. */
	public static final String ACTIVATED = "activateStatus";

	/** In the answer to a balance query (71): what the issuer would still lend, in fen. */
	public static final String BALANCE = "balance";

	/** In a request for a higher limit (79/03) or for a card (79/90), and in what is told of it: what the issuer lends at most, in fen. */
	public static final String CREDIT_LIMIT = "creditLimit";

	/** In a request for a card (79/90): at which bank; may be absent. */
	public static final String ISSUER = "issuerName";

	/** In 74/02 and 74/03: since when, in UTC to the microsecond (ISO 8601, as 2026-11-23T01:15:00.000001Z); the later one counts. */
	public static final String TOLD_AT = "toldAt";

	/** In a deletion told to us (74/01): {@code issuer}, {@code holder} or {@code channel}; absent means the channel. */
	public static final String ENDED_BY = "endedBy";

	private UnionPayConvention() {}
}
