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

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.SettlementAmount;
import medpay.insurance.platform.SettlementInfo;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.SumIdentities;
import medpay.shared.BusinessClock;
import medpay.shared.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what 2206, 2207 and 2208 answer (结算信息), with the echo and the sums checked. 2208's negative amounts are turned here: outside, amounts are positive
 * and the kind of result says the direction.
 *
 * @param clock asked when the platform tells no time at all
 */
record SettlementReading(Asked asked, BusinessClock clock) {

	private static final Logger LOG = LoggerFactory.getLogger(SettlementReading.class);

	/** What was asked, which the answer must repeat. {@code total}: not looked at in a reversal, which sends none. */
	record Asked(String insuranceVisitNumber, String person, String insuranceType, Money total) {}

	/** A trial: no settlement number yet. */
	InsuranceSettlement trial(PlatformSays.Done done, String messageNumber) {
		return read(done, messageNumber, Direction.FORWARD);
	}

	/** A settlement: it must have a number and be of the total that was asked. */
	InsuranceSettlement settlement(PlatformSays.Done done, String messageNumber) {
		return numbered(read(done, messageNumber, Direction.FORWARD));
	}

	/** A reversal, its amounts turned to positive; its own settlement number. */
	InsuranceSettlement reversal(PlatformSays.Done done, String messageNumber) {
		return numbered(read(done, messageNumber, Direction.BACKWARD));
	}

	private static InsuranceSettlement numbered(InsuranceSettlement settlement) {
		if (settlement.settlementNumber().isBlank()) {
			throw new MalformedMessage("no setl_id");
		}
		return settlement;
	}

	/** Which way the amounts count. */
	private enum Direction {

		/** Amounts as they stand. */
		FORWARD,
		/** Amounts come negative and are turned. */
		BACKWARD;

		long turn(long fen) {
			return this == FORWARD ? fen : -fen;
		}
	}

	private InsuranceSettlement read(PlatformSays.Done done, String messageNumber, Direction direction) {
		var output = PlatformJson.read(done.output(), SettlementMessages.Output.class);
		SettlementInfo info = SettlementInfo.read(output.setlinfo());
		SettlementInfo.Settlement settlement = info.settlement();
		checkEcho(info, messageNumber);
		Map<SettlementAmount, Long> amounts = turned(info, direction);
		List<InsuranceSettlement.Detail> details = details(output.setldetail(), direction);
		checkSums(amounts, details, settlement.setlId());
		Money total = required(amounts, MEDFEE_SUMAMT);
		Money fund = required(amounts, FUND_PAY_SUMAMT);
		Money account = required(amounts, ACCT_PAY);
		Money cash = required(amounts, PSN_CASH_PAY);
		Money other = borneByOthers(amounts, direction, total.fen() - fund.fen() - account.fen() - cash.fen());
		if (direction == Direction.FORWARD && !total.equals(asked.total())) {
			throw new UntrustedAnswer("medfee_sumamt " + total + ", but " + asked.total() + " was asked");
		}
		var scope = new CatalogueScope(required(amounts, FULAMT_OWNPAY_AMT), required(amounts, OVERLMT_SELFPAY), required(amounts, PRESELFPAY_AMT),
				required(amounts, INSCP_SCP_AMT));
		return new InsuranceSettlement(settlement.setlId(), settlement.mdtrtId(), messageNumber, settledAt(settlement, done), total, fund, account,
				other, cash, scope, balance(info), orElse(info.person().insutype(), asked.insuranceType()), info.person().psnType(),
				settlement.clrType(), settlement.clrOptins(), byName(amounts), details);
	}

	/** The visit must be told; person and message number must agree where they are told: reversals were seen without the person. */
	private void checkEcho(SettlementInfo info, String messageNumber) {
		if (!info.settlement().mdtrtId().equals(asked.insuranceVisitNumber())) {
			throw new UntrustedAnswer("the answer is about another mdtrt_id");
		}
		if (differs(info.person().psnNo(), asked.person())) {
			throw new UntrustedAnswer("the answer is about another psn_no");
		}
		if (differs(info.settlement().medinsSetlId(), messageNumber)) {
			throw new UntrustedAnswer("the answer is about another medins_setl_id");
		}
	}

	private static boolean differs(String told, String expected) {
		return !told.isEmpty() && !told.equals(expected);
	}

	private static Map<SettlementAmount, Long> turned(SettlementInfo info, Direction direction) {
		var turned = new EnumMap<SettlementAmount, Long>(SettlementAmount.class);
		for (Map.Entry<SettlementAmount, BigDecimal> amount : info.amounts().entrySet()) {
			long fen = PlatformNumbers.fen(amount.getValue());
			turned.put(amount.getKey(), amount.getKey() == BALC ? fen : direction.turn(fen));
		}
		return turned;
	}

	private static List<InsuranceSettlement.Detail> details(List<SettlementMessages.Setldetail> rows, Direction direction) {
		var details = new ArrayList<InsuranceSettlement.Detail>();
		for (SettlementMessages.Setldetail row : rows) {
			BigDecimal paid = row.fundPayamt();
			long fen = paid == null ? 0 : direction.turn(PlatformNumbers.fen(paid));
			details.add(new InsuranceSettlement.Detail(row.fundPayType(), row.fundPayTypeName(), fen));
		}
		return List.copyOf(details);
	}

	private static void checkSums(Map<SettlementAmount, Long> amounts, List<InsuranceSettlement.Detail> details, String settlementNumber) {
		List<String> broken = SumIdentities.broken(amounts);
		if (!broken.isEmpty()) {
			throw new UntrustedAnswer(String.join("; ", broken));
		}
		var paidByType = new HashMap<String, Long>();
		details.forEach(detail -> paidByType.merge(detail.fundType(), detail.paid(), Long::sum));
		for (String strange : SumIdentities.strange(amounts, paidByType)) {
			LOG.warn("Settlement {}: {}", settlementNumber, strange);
		}
	}

	private static Money required(Map<SettlementAmount, Long> amounts, SettlementAmount amount) {
		Long fen = amounts.get(amount);
		if (fen == null) {
			throw new MalformedMessage("no " + amount.field());
		}
		if (fen < 0) {
			throw new UntrustedAnswer(amount.field() + " has the wrong sign: " + PlatformNumbers.amount(fen));
		}
		return new Money(fen);
	}

	/**
	 * hosp_part_amt. What nobody else pays must be told; only a reversal may leave it out (seen: null there, with the amount in another field), and then it
	 * is what is left.
	 */
	private static Money borneByOthers(Map<SettlementAmount, Long> amounts, Direction direction, long left) {
		long told = amounts.getOrDefault(HOSP_PART_AMT, direction == Direction.BACKWARD ? left : 0L);
		if (told != left || told < 0) {
			throw new UntrustedAnswer("medfee_sumamt is not fund_pay_sumamt + acct_pay + psn_cash_pay + hosp_part_amt: "
					+ PlatformNumbers.amount(left) + " is left, " + PlatformNumbers.amount(told) + " is told");
		}
		return new Money(told);
	}

	private Instant settledAt(SettlementInfo.Settlement settlement, PlatformSays.Done done) {
		if (!settlement.setlTime().isBlank()) {
			return PlatformTime.readTime(settlement.setlTime());
		}
		return PlatformTime.readStamp(done.respondedAt()).orElseGet(clock::now);
	}

	private static Money balance(SettlementInfo info) {
		BigDecimal balance = info.amounts().get(BALC);
		return balance == null ? Money.ZERO : PlatformNumbers.money(balance);
	}

	private static Map<String, Long> byName(Map<SettlementAmount, Long> amounts) {
		var byName = new LinkedHashMap<String, Long>();
		amounts.forEach((amount, fen) -> byName.put(amount.field(), fen));
		return Collections.unmodifiableMap(byName);
	}

	private static String orElse(String told, String other) {
		return told.isBlank() ? other : told;
	}
}
