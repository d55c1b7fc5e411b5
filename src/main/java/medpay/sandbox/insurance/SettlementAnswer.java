package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.SettlementAmount;
import medpay.insurance.platform.SettlementInfo;
import medpay.insurance.platform.SettlementMessages;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.BillSplit;
import medpay.sandbox.insurance.policy.DetailRow;
import medpay.sandbox.insurance.policy.DetailRows;
import medpay.shared.Money;
import tools.jackson.databind.node.ObjectNode;

/**
 * setlinfo and setldetail as 2206, 2207 and 2208 answer them (结算信息).
 *
 * @param number setl_id; empty in a trial, a new one in a reversal
 * @param left the accounts afterwards
 */
record SettlementAnswer(Call call, InsuredPatient patient, Settlement settlement, String number, Accounts left) {

	/** clr_type: outpatient. */
	private static final String OUTPATIENT = "11";
	/** clr_way: by item. */
	private static final String BY_ITEM = "1";

	/** 2206: no number, no time. */
	ObjectNode trial() {
		return write("", false);
	}

	/** 2207. */
	ObjectNode settled() {
		return write(PlatformTime.time(settlement.settledAt()), false);
	}

	/** 2208: the amounts negative, the person's part as a whole not told. */
	ObjectNode undone() {
		return write(PlatformTime.time(call.now()), true);
	}

	private ObjectNode write(String time, boolean negative) {
		var person = new SettlementInfo.Person(patient.number().value(), patient.name().value(), "01", patient.idNumber().value(),
				patient.gender(), "99", PlatformTime.date(patient.birthDate()), patient.age(call.today()), patient.insurance().code(),
				patient.type().code(), "0");
		var about = new SettlementInfo.Settlement(settlement.batch().visit(), number, time, settlement.credentialType(), settlement.medicalType(),
				call.envelope().msgid(), PlatformNumbers.share(settlement.split().fundShare()), InsuredPatient.AREA, BY_ITEM, OUTPATIENT);
		ObjectNode info = new SettlementInfo(person, about, amounts(negative)).tree();
		return PlatformJson.tree(new SettlementMessages.Output(info, details(negative)));
	}

	private Map<SettlementAmount, BigDecimal> amounts(boolean negative) {
		BillSplit split = settlement.split();
		var amounts = new EnumMap<SettlementAmount, BigDecimal>(SettlementAmount.class);
		for (SettlementAmount amount : SettlementAmount.values()) {
			amounts.put(amount, signed(amount(amount, split), negative));
		}
		amounts.put(SettlementAmount.BALC, left.balance().yuan());
		if (negative) {
			amounts.remove(SettlementAmount.PSN_PART_AMT);
		}
		return amounts;
	}

	private static Money amount(SettlementAmount amount, BillSplit split) {
		return switch (amount) {
			case MEDFEE_SUMAMT -> split.total();
			case FULAMT_OWNPAY_AMT -> split.scope().ownPay();
			case OVERLMT_SELFPAY -> split.scope().overLimit();
			case PRESELFPAY_AMT -> split.scope().firstPay();
			case INSCP_SCP_AMT -> split.scope().inScope();
			case ACT_PAY_DEDC -> split.deductible();
			case HIFP_PAY -> split.fundsPaid().minus(split.supplementPaid());
			case HIFES_PAY -> split.supplementPaid();
			case FUND_PAY_SUMAMT -> split.fundsPaid();
			case PSN_PART_AMT -> split.accountPaid().plus(split.cash());
			case ACCT_PAY -> split.accountPaid();
			case PSN_CASH_PAY -> split.cash();
			case CVLSERV_PAY, HIFMI_PAY, HIFOB_PAY, HIFDM_PAY, MAF_PAY, OTH_PAY, HOSP_PART_AMT, BALC, ACCT_MULAID_PAY -> Money.ZERO;
		};
	}

	private List<SettlementMessages.Setldetail> details(boolean negative) {
		BigDecimal scope = signed(settlement.split().scope().inScope(), negative);
		return DetailRows.of(settlement.split(), left).stream().map(row -> new SettlementMessages.Setldetail(row.fundType(), scope,
				BigDecimal.ZERO.setScale(2), signed(row.paid(), negative && !isBalance(row)), row.name(), "")).toList();
	}

	private static boolean isBalance(DetailRow row) {
		return row.fundType().endsWith("余额");
	}

	private static BigDecimal signed(Money money, boolean negative) {
		return negative ? money.yuan().negate() : money.yuan();
	}

	/** Prints no person. */
	@Override
	public String toString() {
		return "SettlementAnswer[" + number + "]";
	}
}
