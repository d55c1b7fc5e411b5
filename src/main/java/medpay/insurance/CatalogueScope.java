package medpay.insurance;

import medpay.shared.Money;

/** The four parts of a bill by the catalogue (identity 1: they add up to the total): sent with 2207 as the trial answered them. */
public record CatalogueScope(Money ownPay, Money overLimit, Money firstPay, Money inScope) {}
