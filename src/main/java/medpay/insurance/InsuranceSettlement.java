package medpay.insurance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import medpay.shared.Money;

/**
 * The insured part of a bill as the platform settled it (医保结算): fundPaid + personalAccountPaid + otherPaid + selfPay = total.
 *
 * @param settlementNumber setl_id; empty in a trial
 * @param insuranceVisitNumber mdtrt_id
 * @param messageNumber medins_setl_id, the msgid of our 2207
 * @param settledAt setl_time as the platform returned it: its business date counts
 * @param fundPaid fund_pay_sumamt
 * @param personalAccountPaid acct_pay
 * @param otherPaid hosp_part_amt
 * @param selfPay psn_cash_pay
 * @param scope the four parts by the catalogue
 * @param balance balc, the personal account afterwards
 * @param clearingType clr_type; empty when not told
 * @param clearingOffice clr_optins; empty when not told
 * @param amounts every amount of setlinfo by its platform name, fen
 * @param details every row of setldetail
 */
public record InsuranceSettlement(String settlementNumber, String insuranceVisitNumber, String messageNumber, Instant settledAt, Money total,
		Money fundPaid, Money personalAccountPaid, Money otherPaid, Money selfPay, CatalogueScope scope, Money balance, String insuranceType,
		String personType, String clearingType, String clearingOffice, Map<String, Long> amounts, List<Detail> details) {

	/**
	 * A row of setldetail.
	 *
	 * @param fundType fund_pay_type: a code, or Chinese text in Shanghai
	 * @param paid fund_payamt, fen
	 */
	public record Detail(String fundType, String name, long paid) {}
}
