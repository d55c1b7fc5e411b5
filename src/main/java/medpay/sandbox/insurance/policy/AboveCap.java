package medpay.sandbox.insurance.policy;

import medpay.shared.Money;

/**
 * The stage above the pooled fund's yearly cap (附加段).
 *
 * @param fundPaid what the local supplementary fund pays there
 * @param history the person's own part there from the history account
 * @param cash the person's own part there in cash
 */
public record AboveCap(Money fundPaid, Money history, Money cash) {

	static final AboveCap NOTHING = new AboveCap(Money.ZERO, Money.ZERO, Money.ZERO);
}
