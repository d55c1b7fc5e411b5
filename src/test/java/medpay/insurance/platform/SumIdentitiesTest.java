package medpay.insurance.platform;

import static medpay.insurance.platform.SettlementAmount.ACCT_MULAID_PAY;
import static medpay.insurance.platform.SettlementAmount.ACCT_PAY;
import static medpay.insurance.platform.SettlementAmount.FULAMT_OWNPAY_AMT;
import static medpay.insurance.platform.SettlementAmount.HIFOB_PAY;
import static medpay.insurance.platform.SettlementAmount.MEDFEE_SUMAMT;
import static medpay.insurance.platform.SettlementAmount.PRESELFPAY_AMT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SumIdentitiesTest {

	/** Figures of a real inpatient bill, fen. */
	private static Map<SettlementAmount, Long> realBill() {
		var amounts = new EnumMap<SettlementAmount, Long>(SettlementAmount.class);
		for (SettlementAmount amount : SettlementAmount.values()) {
			amounts.put(amount, switch (amount) {
				case MEDFEE_SUMAMT -> 2_344_246L;
				case FULAMT_OWNPAY_AMT -> 253_397L;
				case OVERLMT_SELFPAY -> 139_689L;
				case PRESELFPAY_AMT -> 70_344L;
				case INSCP_SCP_AMT -> 1_880_816L;
				case FUND_PAY_SUMAMT, HIFOB_PAY -> 1_878_539L;
				case PSN_PART_AMT -> 415_206L;
				case HOSP_PART_AMT -> 50_501L;
				case ACCT_PAY -> 17_004L;
				case PSN_CASH_PAY -> 398_202L;
				default -> 0L;
			});
		}
		return amounts;
	}

	@Test
	void holdOnARealBill() {
		assertThat(SumIdentities.broken(realBill())).isEmpty();
		assertThat(SumIdentities.strange(realBill(), Map.of())).isEmpty();
	}

	@Test
	void oneFenBreaksThem() {
		var amounts = realBill();
		amounts.merge(MEDFEE_SUMAMT, 1L, Long::sum);
		assertThat(SumIdentities.broken(amounts)).hasSize(2).first().isEqualTo("identity 1: medfee_sumamt 23442.47 is not fulamt_ownpay_amt 2533.97"
				+ " + overlmt_selfpay 1396.89 + preselfpay_amt 703.44 + inscp_scp_amt 18808.16");
		amounts = realBill();
		amounts.merge(HIFOB_PAY, -1L, Long::sum);
		assertThat(SumIdentities.broken(amounts)).singleElement().asString().startsWith("identity 5: fund_pay_sumamt 18785.39 is not");
	}

	@Test
	void areNotAskedWhereATermIsMissing() {
		var amounts = realBill();
		amounts.merge(MEDFEE_SUMAMT, 1L, Long::sum);
		amounts.remove(FULAMT_OWNPAY_AMT);
		assertThat(SumIdentities.broken(amounts)).singleElement().asString().startsWith("identity 2");
	}

	@Test
	void theOthersAreOnlyStrange() {
		var amounts = new EnumMap<SettlementAmount, Long>(
				Map.of(ACCT_PAY, 47_200L, ACCT_MULAID_PAY, 50_000L, PRESELFPAY_AMT, 2_000L, FULAMT_OWNPAY_AMT, 2_000L));
		assertThat(SumIdentities.strange(amounts,
				Map.of("310200", 40_000L, "310210", 7_000L, "共济账户支", 1L, "分类自付", 1_999L, "个人全自费", 2_000L))).containsExactly(
						"identity 4: acct_mulaid_pay 500.00 is more than acct_pay 472.00",
						"identity 6: acct_pay 472.00 is not the 470.00 of its rows",
						"identity 7: acct_mulaid_pay 500.00 is not the 70.01 of its rows",
						"identity 8: preselfpay_amt 20.00 is not the 19.99 of its rows");
	}
}
