package medpay.sandbox.insurance.policy;

import java.math.BigDecimal;
import medpay.shared.Money;

/**
 * On which terms the insurance pays one outpatient bill (门诊待遇).
 *
 * @param fund who pays the ratio stage
 * @param fundShare the fund's share of the ratio stage, 0 to 1
 * @param deductible what the person pays within one insurance year before the fund begins (自负段, 起付线)
 * @param currentAccountFirst the current year's account pays before everything else (当年账户); serious diseases begin with the ratio
 * @param accounts the person has a personal account at all: employees only
 * @param seriousDiseaseShare the residents' serious-disease insurance's share of what the person would pay (居民大病), 0 to 1
 */
public record Terms(Fund fund, BigDecimal fundShare, Money deductible, boolean currentAccountFirst, boolean accounts,
		BigDecimal seriousDiseaseShare) {}
