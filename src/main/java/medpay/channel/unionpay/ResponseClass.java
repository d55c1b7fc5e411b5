package medpay.channel.unionpay;

/** What a response code means for the money (应答码分类). */
public enum ResponseClass {

	/** The transaction succeeded (成功). As the answer to a back-end transaction it says only that it was accepted. */
	SUCCESS,
	/** The money moved, although something else went wrong (扣款成功但异常). */
	MOVED_THOUGH_ODD,
	/** UnionPay does not know yet: query (状态未明). */
	OPEN,
	/** No such transaction: no proof that it failed (查无此交易). */
	NOT_FOUND,
	/** This order is known already: query (重复交易). */
	DUPLICATE,
	/** The charge was returned or voided before (已退货或撤销). */
	ALREADY_RETURNED,
	/** A certain no: another account or a higher limit would help (额度或余额不足). */
	LIMIT_TOO_LOW,
	/** A certain no: signing again would help (需重新签约). */
	SIGN_AGAIN,
	/** A certain no (失败). */
	FAILED
}
