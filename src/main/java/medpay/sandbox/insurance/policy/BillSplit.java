package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import medpay.shared.Money;

/**
 * Who pays what of one bill (费用分割), in the order of the policy (insurance facts, chapter 9, B): current account, deductible stage (自负段, from the history
 * account or cash), ratio stage up to the fund's yearly cap, and the stage above it.
 *
 * @param scope the bill by the catalogue; only what is in scope is split further, the rest is cash
 * @param currentAccount paid from the current year's account (本年账户支)
 * @param deductibleHistory paid in the deductible stage from the history account
 * @param deductibleCash paid in the deductible stage in cash
 * @param fundPaid what {@code fund} pays, the residents' serious-disease part included
 * @param seriousDisease the part of {@code fundPaid} that is 居民大病
 * @param ratioHistory the person's own part of the ratio stage from the history account
 * @param ratioCash the person's own part of the ratio stage in cash
 */
public record BillSplit(CatalogueSplit scope, Fund fund, BigDecimal fundShare, Money currentAccount, Money deductibleHistory,
		Money deductibleCash, Money fundPaid, Money seriousDisease, Money ratioHistory, Money ratioCash, AboveCap aboveCap) {

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

		Money beyond = afterCurrent.minus(deductible);
		Money ratioStage = terms.cap().map(cap -> cap.below(beyond, terms.fundShare(), accounts.pooledPaid())).orElse(beyond);
		Money basic = share(ratioStage, terms.fundShare());
		Money seriousDisease = share(ratioStage.minus(basic), terms.seriousDiseaseShare());
		Money own = ratioStage.minus(basic).minus(seriousDisease);
		Money ratioHistory = own.atMost(history.minus(deductibleHistory));
		AboveCap above = terms.cap().map(cap -> above(cap, beyond.minus(ratioStage), history.minus(deductibleHistory).minus(ratioHistory)))
				.orElse(AboveCap.NOTHING);
		return new BillSplit(scope, terms.fund(), terms.fundShare(), fromCurrent, deductibleHistory, deductible.minus(deductibleHistory),
				basic.plus(seriousDisease), seriousDisease, ratioHistory, own.minus(ratioHistory), above);
	}

	private static AboveCap above(FundCap cap, Money costs, Money history) {
		Money fundPaid = share(costs, cap.shareAbove());
		Money own = costs.minus(fundPaid);
		Money fromHistory = own.atMost(history);
		return new AboveCap(fundPaid, fromHistory, own.minus(fromHistory));
	}

	private static Money share(Money amount, BigDecimal share) {
		return Money.ofYuan(amount.yuan().multiply(share).setScale(2, RoundingMode.HALF_UP));
	}

	public Money total() {
		return scope.total();
	}

	public Money historyAccount() {
		return deductibleHistory.plus(ratioHistory).plus(aboveCap.history());
	}

	/** acct_pay. */
	public Money accountPaid() {
		return currentAccount.plus(historyAccount());
	}

	/** fund_pay_sumamt: every fund together. */
	public Money fundsPaid() {
		return fundPaid.plus(aboveCap.fundPaid());
	}

	/** hifes_pay: what the local supplementary fund pays, whichever stage is its. */
	public Money supplementPaid() {
		return fund == Fund.LOCAL_SUPPLEMENT ? fundsPaid() : aboveCap.fundPaid();
	}

	/** What counts towards the yearly cap of the employees' pooled fund. */
	Money pooledPaid() {
		return fund == Fund.EMPLOYEES ? fundPaid : Money.ZERO;
	}

	/** psn_cash_pay: what is out of scope, and the cash of all stages (identity 10). */
	public Money cash() {
		return scope.outOfScope().plus(stageCash());
	}

	/** 现金支付数: the cash of all stages. */
	Money stageCash() {
		return deductibleCash.plus(ratioCash).plus(aboveCap.cash());
	}

	/** act_pay_dedc: what this bill adds to the deductible. */
	public Money deductible() {
		return deductibleHistory.plus(deductibleCash);
	}
}
