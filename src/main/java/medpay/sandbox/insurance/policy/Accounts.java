package medpay.sandbox.insurance.policy;

import medpay.shared.Money;

/**
 * What a person brings to a bill (个人账户与累计).
 *
 * @param current balance of the current year's account (当年账户)
 * @param history balance of the earlier years' account (历年账户)
 * @param deductibleMet how much of the year's deductible is met (自负段累计, of a stay 起付段累计), by cash or from the history account
 * @param pooledPaid what the pooled fund of the employees' insurance paid for the person in the year (统筹累计)
 */
public record Accounts(Money current, Money history, Money deductibleMet, Money pooledPaid) {

	public Money balance() {
		return current.plus(history);
	}

	public Accounts after(BillSplit split) {
		return new Accounts(current.minus(split.currentAccount()), history.minus(split.historyAccount()),
				deductibleMet.plus(split.deductible()), pooledPaid.plus(split.pooledPaid()));
	}

	/** The accounts when a settlement is undone. */
	public Accounts before(BillSplit split) {
		return new Accounts(current.plus(split.currentAccount()), history.plus(split.historyAccount()),
				deductibleMet.minus(split.deductible()), pooledPaid.minus(split.pooledPaid()));
	}
}
