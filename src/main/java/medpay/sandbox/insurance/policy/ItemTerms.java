package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import medpay.shared.Money;

/**
 * On which terms the insurance takes an item (项目待遇).
 *
 * @param priceCeiling the highest unit price within scope (限价), yuan
 * @param firstPayShare the share the person pays first (先行自付比例), 0 to 1
 */
public record ItemTerms(ItemClass itemClass, BigDecimal priceCeiling, BigDecimal firstPayShare) {

	/** What the platform writes where there is no ceiling. */
	public static final BigDecimal NO_CEILING = new BigDecimal("999999");

	/** An item the platform does not know, or one the hospital did not approve: class 丙, all self-pay. */
	public static final ItemTerms OWN_EXPENSE = new ItemTerms(ItemClass.C, NO_CEILING, BigDecimal.ONE);

	/** Splits a line's amount into the four parts by the catalogue; fractions of a fen are rounded half up, what is over the ceiling first. */
	public CatalogueSplit split(Money amount, BigDecimal unitPrice, BigDecimal quantity) {
		return switch (itemClass) {
			case C -> new CatalogueSplit(amount, Money.ZERO, Money.ZERO, Money.ZERO);
			case A, B -> {
				BigDecimal above = unitPrice.subtract(priceCeiling).max(BigDecimal.ZERO).multiply(quantity);
				Money overLimit = round(above).atMost(amount);
				Money withinLimit = amount.minus(overLimit);
				Money firstPay = round(withinLimit.yuan().multiply(firstPayShare));
				yield new CatalogueSplit(Money.ZERO, overLimit, firstPay, withinLimit.minus(firstPay));
			}
		};
	}

	private static Money round(BigDecimal yuan) {
		return Money.ofYuan(yuan.setScale(2, RoundingMode.HALF_UP));
	}
}
