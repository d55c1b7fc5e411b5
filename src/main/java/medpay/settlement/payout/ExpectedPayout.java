package medpay.settlement.payout;

import medpay.ledger.Account;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * What a party is to pay (应到账款); fen.
 *
 * @param charged the period's charges; with {@code returned} and {@code fee} what the amount comes from, all of them with what the hospital took directly
 * @param own the part that our books have as receivable
 * @param direct the part that the hospital took without Medpay
 * @param expectedOn null: the year's public holidays are not known
 * @param receipt the bank receipt that paid it; null: it is awaited
 */
public record ExpectedPayout(InstitutionId institution, PayoutId id, BusinessDate periodEnd, long charged, long returned, long fee, long own,
		long direct,
		@Nullable BusinessDate expectedOn, @Nullable String receipt) {

	/** What is paid. */
	public enum Purpose {

		/** A channel's settlement day (渠道清算日). */
		CHANNEL_DAY(Account.CHANNEL_RECEIVABLE, ""),
		/** The insurance's clearing of a month (医保月清算). */
		CLEARING(Account.INSURANCE_FUND_RECEIVABLE, "cleared"),
		/** An advance of the insurance (医保预付金). */
		ADVANCE(Account.INSURANCE_ADVANCE, "advance"),
		/** The retention that comes back (医保质保金返还). */
		RETENTION(Account.INSURANCE_RETENTION, "retention");

		private final Account account;
		private final String leg;

		Purpose(Account account, String leg) {
			this.account = account;
			this.leg = leg;
		}

		/** What the receipt settles. */
		Account account() {
			return account;
		}

		String leg(Party party) {
			return leg.isEmpty() ? party.leg() : leg;
		}
	}

	/** What comes into the account; negative when the party takes it out. */
	public long amount() {
		return own + direct;
	}
}
