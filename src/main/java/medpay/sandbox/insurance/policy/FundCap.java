package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import medpay.shared.Money;

/**
 * How much the pooled fund of the employees' insurance pays for one person in one insurance year (统筹基金最高支付限额), and what happens above it. Insurance
 * facts, chapter 9: 610,000 yuan for 2023 (B), 630,000 for 2024, 650,000 for 2025, and above it the local supplementary fund pays 80 % (C). Not published
 * there and decided here: years before 2023 have the figure of 2023, years after 2025 that of 2025; the cap counts what the fund paid, not the costs.
 *
 * @param mostPaid the most the fund pays in the year
 * @param shareAbove the supplementary fund's share of the costs above, 0 to 1
 */
public record FundCap(Money mostPaid, BigDecimal shareAbove) {

	private static final BigDecimal SHARE_ABOVE = BigDecimal.valueOf(80, 2);

	static FundCap on(LocalDate date) {
		int year = InsuranceYear.of(InsuranceType.EMPLOYEES, date).value();
		long yuan = year <= 2023 ? 610_000 : year == 2024 ? 630_000 : 650_000;
		return new FundCap(new Money(yuan * 100), SHARE_ABOVE);
	}

	/** How much of these costs, of which the fund pays a share, still lies below the cap after what the fund paid earlier in the year. */
	Money below(Money costs, BigDecimal share, Money paidBefore) {
		Money room = mostPaid.minus(paidBefore.atMost(mostPaid));
		return Money.ofYuan(room.yuan().divide(share, 2, RoundingMode.HALF_UP)).atMost(costs);
	}
}
