package medpay.settlement.clearing;

import java.util.UUID;
import medpay.settlement.payout.ExpectedPayout.Purpose;
import medpay.shared.BusinessDate;

/**
 * One clearing, advance or return of the retention (医保清算单); fen.
 *
 * @param period the month, yyyy-MM; of an advance or a return with a word behind it
 * @param fundFen declared of the funds, from the books
 * @param accountFen declared of personal accounts, from the books
 * @param deductionFen refused by the insurance for good (扣款)
 * @param retentionFen kept until the year's assessment (质保金)
 * @param advanceFen set off against what was advanced (预付金冲抵)
 * @param payableFen what comes into the bank account
 */
public record Clearing(UUID approval, Purpose purpose, String period, long fundFen, long accountFen, long deductionFen, long retentionFen,
		long advanceFen, long payableFen, BusinessDate expectedOn, State state) {

	/** Where it stands. */
	public enum State {
		/** 待复核. */
		WAITING,
		/** 已入账. */
		DONE,
		/** 未通过. */
		DROPPED
	}
}
