package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import medpay.shared.Money;

/**
 * Who pays what of one outpatient bill (费用分割), in the order of the policy: current account, deductible stage (自负段), ratio stage.
 *
 * @param scope the bill by the catalogue; only what is in scope is split further, the rest is cash
 * @param currentAccount paid from the current year's account (本年账户支)
 * @param deductibleHistory paid in the deductible stage from the history account
 * @param deductibleCash paid in the deductible stage in cash
 * @param fundPaid what the fund pays, the residents' serious-disease part included
 * @param seriousDisease the part of {@code fundPaid} that is 居民大病
 * @param ratioHistory the person's own part of the ratio stage from the history account
 * @param ratioCash the person's own part of the ratio stage in cash
 */
public record BillSplit(CatalogueSplit scope, Fund fund, BigDecimal fundShare, Money currentAccount, Money deductibleHistory,
		Money deductibleCash, Money fundPaid, Money seriousDisease, Money ratioHistory, Money ratioCash) {

	/**
	 * Splits a bill.
	 *
	 * @param useAccounts the person lets the personal account pay (acct_used_flag 1)
	 */
	public static BillSplit of(CatalogueSplit scope, Terms terms, Accounts accounts, boolean useAccounts) {
		boolean mayUse = useAccounts && terms.accounts();
		Money fromCurrent = mayUse && terms.currentAccountFirst() ? scope.inScope().atMost(accounts.current()) : Money.ZERO;
		Money afterCurrent = scope.inScope().minus(fromCurrent);

		Money deductibleLeft = terms.deductible().minus(accounts.deductibleMet().atMost(terms.deductible()));
		Money deductible = afterCurrent.atMost(deductibleLeft);
		Money history = mayUse ? accounts.history() : Money.ZERO;
		Money deductibleHistory = deductible.atMost(history);

		Money ratioStage = afterCurrent.minus(deductible);
		Money basic = share(ratioStage, terms.fundShare());
		Money seriousDisease = share(ratioStage.minus(basic), terms.seriousDiseaseShare());
		Money own = ratioStage.minus(basic).minus(seriousDisease);
		Money ratioHistory = own.atMost(history.minus(deductibleHistory));
		return new BillSplit(scope, terms.fund(), terms.fundShare(), fromCurrent, deductibleHistory, deductible.minus(deductibleHistory),
				basic.plus(seriousDisease), seriousDisease, ratioHistory, own.minus(ratioHistory));
	}

	private static Money share(Money amount, BigDecimal share) {
		return Money.ofYuan(amount.yuan().multiply(share).setScale(2, RoundingMode.HALF_UP));
	}

	public Money total() {
		return scope.total();
	}

	public Money historyAccount() {
		return deductibleHistory.plus(ratioHistory);
	}

	/** acct_pay. */
	public Money accountPaid() {
		return currentAccount.plus(historyAccount());
	}

	/** psn_cash_pay: what is out of scope, and the cash of both stages (identity 10). */
	public Money cash() {
		return scope.outOfScope().plus(deductibleCash).plus(ratioCash);
	}

	/** act_pay_dedc: what this bill adds to the deductible. */
	public Money deductible() {
		return deductibleHistory.plus(deductibleCash);
	}
}
