package medpay.channel.unionpay;

/**
 * Fields where nothing dependable is published and both sides follow our own convention (自定约定). Besides: a token query (78) of a signing that the patient
 * refused answers respCode 00 with the reason in origRespCode; the notification of a refused opening carries it in respCode.
 */
public final class UnionPayConvention {

	/** In the answer to an opening (79): where the patient may go on by browser; may be absent. */
	public static final String CONTINUE_URL = "redirectUrl";

	/** In the answer to a token query (78): 0 not opened yet, 1 opened, then with tokenPayData and a masked accNo. */
	public static final String ACTIVATED = "activateStatus";

	/** In the answer to a balance query (71): what the issuer would still lend, in fen. */
	public static final String BALANCE = "balance";

	private UnionPayConvention() {}
}
