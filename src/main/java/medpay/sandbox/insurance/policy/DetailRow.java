package medpay.sandbox.insurance.policy;

import medpay.shared.Money;

/**
 * A row of setldetail (结算基金分项).
 *
 * @param fundType fund_pay_type: a code, or Chinese text as Shanghai writes it
 */
public record DetailRow(String fundType, String name, Money paid) {}
