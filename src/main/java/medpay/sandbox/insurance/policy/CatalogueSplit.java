package medpay.sandbox.insurance.policy;

import medpay.shared.Money;

/**
 * An amount in its four parts by the catalogue; they add up to it (identity 1).
 *
 * @param ownPay wholly at the person's own expense (全自费, fulamt_ownpay_amt)
 * @param overLimit above the price ceiling (超限价, overlmt)
 * @param firstPay the share paid first (先行自付, preselfpay_amt)
 * @param inScope within the insurance's scope (符合政策范围, inscp_scp_amt)
 */
public record CatalogueSplit(Money ownPay, Money overLimit, Money firstPay, Money inScope) {

	public static final CatalogueSplit NOTHING = new CatalogueSplit(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

	public Money total() {
		return outOfScope().plus(inScope);
	}

	/** What no insurance touches. */
	public Money outOfScope() {
		return ownPay.plus(overLimit).plus(firstPay);
	}

	public CatalogueSplit plus(CatalogueSplit other) {
		return new CatalogueSplit(ownPay.plus(other.ownPay), overLimit.plus(other.overLimit), firstPay.plus(other.firstPay),
				inScope.plus(other.inScope));
	}
}
