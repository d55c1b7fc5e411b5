package medpay.agreement;

import medpay.shared.Money;

/**
 * What an agreement already stands for (占用).
 *
 * @param open held and not yet charged, whatever the day
 * @param today held or charged on this business date
 */
record Commitment(Money open, Money today) {

	static final Commitment NOTHING = new Commitment(Money.ZERO, Money.ZERO);
}
