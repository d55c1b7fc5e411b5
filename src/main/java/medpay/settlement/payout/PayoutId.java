package medpay.settlement.payout;

import medpay.settlement.payout.ExpectedPayout.Purpose;

/**
 * Which payout it is (应到账编号), within an institution.
 *
 * @param period the day, yyyy-MM-dd, or the month, yyyy-MM; of an advance or a returned retention with its name behind
 * @param sequence 1; from 2 on what a later statement changed after the first was paid
 */
public record PayoutId(Party party, Purpose purpose, String period, int sequence) {}
