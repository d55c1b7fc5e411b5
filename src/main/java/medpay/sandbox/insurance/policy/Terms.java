package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import java.util.Optional;
import medpay.shared.Money;

/**
 * On which terms the insurance pays one bill (待遇).
 *
 * @param fund who pays the ratio stage
 * @param fundShare the fund's share of the ratio stage, above 0, to 1
 * @param deductible what the person pays before the fund begins: within one insurance year, residents' stays excepted (自负段, 起付线)
 * @param currentAccountFirst the current year's account pays before everything else (当年账户); serious diseases and stays begin with the deductible
 * @param accounts the person has a personal account at all: employees only
 * @param seriousDiseaseShare the residents' serious-disease insurance's share of what the person would pay (居民大病), 0 to 1
 * @param cap where the fund ends in the year and the supplementary fund begins; none for a fund without one
 */
public record Terms(Fund fund, BigDecimal fundShare, Money deductible, boolean currentAccountFirst, boolean accounts,
		BigDecimal seriousDiseaseShare, Optional<FundCap> cap) {

	static Terms employees(Fund fund, int percent, Money deductible, boolean currentAccountFirst, Optional<FundCap> cap) {
		return new Terms(fund, percent(percent), deductible, currentAccountFirst, true, BigDecimal.ZERO, cap);
	}

	static Terms residents(int percent, Money deductible, int seriousDiseasePercent) {
		return new Terms(Fund.RESIDENTS, percent(percent), deductible, false, false, percent(seriousDiseasePercent), Optional.empty());
	}

	private static BigDecimal percent(int percent) {
		return BigDecimal.valueOf(percent, 2);
	}
}
