package medpay.insurance;

import static medpay.insurance.platform.SettlementAmount.ACCT_PAY;
import static medpay.insurance.platform.SettlementAmount.BALC;
import static medpay.insurance.platform.SettlementAmount.FULAMT_OWNPAY_AMT;
import static medpay.insurance.platform.SettlementAmount.FUND_PAY_SUMAMT;
import static medpay.insurance.platform.SettlementAmount.HOSP_PART_AMT;
import static medpay.insurance.platform.SettlementAmount.INSCP_SCP_AMT;
import static medpay.insurance.platform.SettlementAmount.MEDFEE_SUMAMT;
import static medpay.insurance.platform.SettlementAmount.OVERLMT_SELFPAY;
import static medpay.insurance.platform.SettlementAmount.PRESELFPAY_AMT;
import static medpay.insurance.platform.SettlementAmount.PSN_CASH_PAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import medpay.insurance.platform.SettlementAmount;
import medpay.insurance.platform.SumIdentities;
import medpay.shared.Money;

/**
 * The figures of a settlement that the hospital's own system made with the platform (医院自结的医保结算金额).
 *
 * @param amounts setlinfo's amounts by their platform names, in fen
 */
public record SettlementFigures(Map<String, Long> amounts) {

	private static final Map<String, SettlementAmount> KNOWN = Arrays.stream(SettlementAmount.values())
			.collect(Collectors.toUnmodifiableMap(SettlementAmount::field, amount -> amount));
	private static final List<SettlementAmount> REQUIRED = List.of(MEDFEE_SUMAMT, FUND_PAY_SUMAMT, ACCT_PAY, PSN_CASH_PAY);

	/** What is wrong with one amount, in both languages. {@code amount}: its platform name. */
	public record Fault(String amount, String zh, String en) {}

	/**
	 * Whose settlement it is and which.
	 *
	 * @param settlementNumber setl_id
	 * @param insuranceVisitNumber mdtrt_id
	 * @param messageNumber msgid of the hospital's 2207
	 */
	public record Heading(String settlementNumber, String insuranceVisitNumber, String messageNumber, Instant settledAt, String insuranceType,
			String personType) {}

	/** Everything that cannot be right: names, signs, and the sum identities 1, 2, 3 and the general form of 5 (insurance §5.1). */
	public List<Fault> faults(Money billTotal) {
		List<Fault> faults = new ArrayList<>();
		for (Map.Entry<String, Long> amount : amounts.entrySet()) {
			if (!KNOWN.containsKey(amount.getKey())) {
				faults.add(new Fault(amount.getKey(), "不是医保结算信息中的金额", "is no amount of the insurance settlement"));
			} else if (amount.getValue() < 0) {
				faults.add(new Fault(amount.getKey(), "不得为负", "must not be negative"));
			}
		}
		REQUIRED.stream().filter(amount -> !amounts.containsKey(amount.field()))
				.forEach(amount -> faults.add(new Fault(amount.field(), "必填", "is required")));
		return faults.isEmpty() ? contradictions(billTotal) : List.copyOf(faults);
	}

	private List<Fault> contradictions(Money billTotal) {
		List<Fault> faults = new ArrayList<>();
		if (fen(MEDFEE_SUMAMT) != billTotal.fen()) {
			faults.add(new Fault(MEDFEE_SUMAMT.field(), new Money(fen(MEDFEE_SUMAMT)) + " 与账单总额 " + billTotal + " 不一致",
					new Money(fen(MEDFEE_SUMAMT)) + " is not the bill's total of " + billTotal));
		}
		for (SumIdentities.Violation broken : SumIdentities.violations(byAmount())) {
			faults.add(
					new Fault(broken.whole().field(), "勾稽关系 " + broken.number() + " 不成立：" + broken.told() + " 不等于 " + broken.sum(), broken.text()));
		}
		Money paid = money(FUND_PAY_SUMAMT).plus(money(ACCT_PAY)).plus(money(HOSP_PART_AMT)).plus(money(PSN_CASH_PAY));
		if (faults.isEmpty() && !paid.equals(money(MEDFEE_SUMAMT))) {
			faults.add(new Fault(MEDFEE_SUMAMT.field(), "各方支付合计 " + paid + " 不等于总额 " + money(MEDFEE_SUMAMT),
					"all payers together pay " + paid + ", not " + money(MEDFEE_SUMAMT)));
		}
		return List.copyOf(faults);
	}

	/** The settlement, once nothing is wrong with it. Parts by the catalogue that were not told stay zero: nobody is asked about them any more. */
	public InsuranceSettlement settlement(Heading heading) {
		var scope = new CatalogueScope(money(FULAMT_OWNPAY_AMT), money(OVERLMT_SELFPAY), money(PRESELFPAY_AMT), money(INSCP_SCP_AMT));
		return new InsuranceSettlement(heading.settlementNumber(), heading.insuranceVisitNumber(), heading.messageNumber(), heading.settledAt(),
				money(MEDFEE_SUMAMT), money(FUND_PAY_SUMAMT), money(ACCT_PAY), money(HOSP_PART_AMT), money(PSN_CASH_PAY), scope, money(BALC),
				heading.insuranceType(), heading.personType(), "", "", Map.copyOf(amounts), List.of());
	}

	/** What is left to the patient (psn_cash_pay). */
	public Money selfPay() {
		return money(PSN_CASH_PAY);
	}

	private Map<SettlementAmount, Long> byAmount() {
		var known = new EnumMap<SettlementAmount, Long>(SettlementAmount.class);
		KNOWN.forEach((name, amount) -> {
			Long fen = amounts.get(name);
			if (fen != null) {
				known.put(amount, fen);
			}
		});
		return known;
	}

	private Money money(SettlementAmount amount) {
		return new Money(fen(amount));
	}

	private long fen(SettlementAmount amount) {
		return amounts.getOrDefault(amount.field(), 0L);
	}
}
