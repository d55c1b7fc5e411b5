package medpay.settlement.statement;

/**
 * What came in and went out (收款汇总); fen.
 *
 * @param under the scene, the operator or the day it is summed under
 * @param method the channel or the way of paying at the window; empty where the payer is the only one of its kind
 * @param feeFen what the channel keeps
 * @param adjustedFen what decisions about differences moved
 */
public record Taking(String under, Payer payer, String method, long charges, long chargedFen, long returns, long returnedFen, long feeFen,
		long adjustedFen) {

	static Taking nothing(String under, Payer payer, String method) {
		return new Taking(under, payer, method, 0, 0, 0, 0, 0, 0);
	}

	/** Charged less returned. */
	public long takenFen() {
		return chargedFen - returnedFen;
	}

	/** What remains for the hospital. */
	public long netFen() {
		return takenFen() - feeFen + adjustedFen;
	}

	Taking plus(Taking more) {
		return new Taking(under, payer, method, charges + more.charges, chargedFen + more.chargedFen, returns + more.returns,
				returnedFen + more.returnedFen, feeFen + more.feeFen, adjustedFen + more.adjustedFen);
	}
}
