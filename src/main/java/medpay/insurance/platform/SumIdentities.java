package medpay.insurance.platform;

import static medpay.insurance.platform.SettlementAmount.ACCT_MULAID_PAY;
import static medpay.insurance.platform.SettlementAmount.ACCT_PAY;
import static medpay.insurance.platform.SettlementAmount.CVLSERV_PAY;
import static medpay.insurance.platform.SettlementAmount.FULAMT_OWNPAY_AMT;
import static medpay.insurance.platform.SettlementAmount.FUND_PAY_SUMAMT;
import static medpay.insurance.platform.SettlementAmount.HIFDM_PAY;
import static medpay.insurance.platform.SettlementAmount.HIFES_PAY;
import static medpay.insurance.platform.SettlementAmount.HIFMI_PAY;
import static medpay.insurance.platform.SettlementAmount.HIFOB_PAY;
import static medpay.insurance.platform.SettlementAmount.HIFP_PAY;
import static medpay.insurance.platform.SettlementAmount.HOSP_PART_AMT;
import static medpay.insurance.platform.SettlementAmount.INSCP_SCP_AMT;
import static medpay.insurance.platform.SettlementAmount.MAF_PAY;
import static medpay.insurance.platform.SettlementAmount.MEDFEE_SUMAMT;
import static medpay.insurance.platform.SettlementAmount.OTH_PAY;
import static medpay.insurance.platform.SettlementAmount.OVERLMT_SELFPAY;
import static medpay.insurance.platform.SettlementAmount.PRESELFPAY_AMT;
import static medpay.insurance.platform.SettlementAmount.PSN_CASH_PAY;
import static medpay.insurance.platform.SettlementAmount.PSN_PART_AMT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the amounts of a settlement must add up (金额勾稽关系). Broken ones make an answer untrustworthy; the others are only worth a look. Both are told with their
 * figures and without a person. An identity is checked where all its terms were told.
 */
public final class SumIdentities {

	private static final Identity BY_CATALOGUE = new Identity("1", MEDFEE_SUMAMT, FULAMT_OWNPAY_AMT, OVERLMT_SELFPAY, PRESELFPAY_AMT, INSCP_SCP_AMT);
	private static final Identity BY_PAYER = new Identity("2", MEDFEE_SUMAMT, FUND_PAY_SUMAMT, PSN_PART_AMT, HOSP_PART_AMT);
	private static final Identity BY_PERSON = new Identity("3", PSN_PART_AMT, ACCT_PAY, PSN_CASH_PAY);
	private static final Identity BY_FUND = new Identity("5", FUND_PAY_SUMAMT, HIFP_PAY, CVLSERV_PAY, HIFES_PAY, HIFMI_PAY, HIFOB_PAY, MAF_PAY,
			OTH_PAY);

	/** Shanghai's disabled soldiers' fund came later than the published sum; whether it counts in it is not said, so both are right. */
	private static final Identity BY_FUND_IN_SHANGHAI = new Identity("5", FUND_PAY_SUMAMT, HIFP_PAY, CVLSERV_PAY, HIFES_PAY, HIFMI_PAY, HIFOB_PAY,
			MAF_PAY, OTH_PAY, HIFDM_PAY);

	private SumIdentities() {}

	/** A sum that does not hold. {@code told}: the whole with its figure; {@code sum}: its parts with theirs, in yuan. */
	public record Violation(String number, SettlementAmount whole, String told, String sum) {

		public String text() {
			return "identity " + number + ": " + told + " is not " + sum;
		}
	}

	/** {@link #violations} in words. */
	public static List<String> broken(Map<SettlementAmount, Long> amounts) {
		return violations(amounts).stream().map(Violation::text).toList();
	}

	/** Identities 1, 2, 3 and the general form of 5 that do not hold. {@code amounts}: fen. */
	public static List<Violation> violations(Map<SettlementAmount, Long> amounts) {
		var broken = Stream.of(BY_CATALOGUE, BY_PAYER, BY_PERSON).filter(identity -> identity.isBroken(amounts)).collect(Collectors.toList());
		if (BY_FUND.isBroken(amounts) && (BY_FUND_IN_SHANGHAI.isUnknown(amounts) || BY_FUND_IN_SHANGHAI.isBroken(amounts))) {
			broken.add(BY_FUND);
		}
		return broken.stream().map(identity -> identity.violation(amounts)).toList();
	}

	/** Identities 4 and 6 to 9 that do not hold. {@code details}: fen paid by fund_pay_type. */
	public static List<String> strange(Map<SettlementAmount, Long> amounts, Map<String, Long> details) {
		var strange = new ArrayList<String>();
		Long account = amounts.get(ACCT_PAY);
		Long family = amounts.get(ACCT_MULAID_PAY);
		if (account != null && family != null && family > account) {
			strange.add("identity 4: " + told(ACCT_MULAID_PAY, family) + " is more than " + told(ACCT_PAY, account));
		}
		if (details.containsKey("310200") || details.containsKey("310210")) {
			compare("6", ACCT_PAY, account, details.getOrDefault("310200", 0L) + details.getOrDefault("310210", 0L), strange);
		}
		if (details.containsKey("共济账户支")) {
			compare("7", ACCT_MULAID_PAY, family, details.getOrDefault("共济账户支", 0L) + details.getOrDefault("310210", 0L), strange);
		}
		compare("8", PRESELFPAY_AMT, amounts.get(PRESELFPAY_AMT), details.get("分类自付"), strange);
		compare("9", FULAMT_OWNPAY_AMT, amounts.get(FULAMT_OWNPAY_AMT), details.get("个人全自费"), strange);
		return strange;
	}

	private static void compare(String number, SettlementAmount amount, @Nullable Long told, @Nullable Long rows, List<String> strange) {
		if (told != null && rows != null && !told.equals(rows)) {
			strange.add("identity " + number + ": " + told(amount, told) + " is not the " + yuan(rows) + " of its rows");
		}
	}

	private static String told(SettlementAmount amount, long fen) {
		return amount.field() + " " + yuan(fen);
	}

	private static String yuan(long fen) {
		return PlatformNumbers.amount(fen).toPlainString();
	}

	/** A whole that is the sum of its parts. */
	private record Identity(String number, SettlementAmount whole, SettlementAmount... parts) {

		boolean isUnknown(Map<SettlementAmount, Long> amounts) {
			return !amounts.containsKey(whole) || !amounts.keySet().containsAll(List.of(parts));
		}

		boolean isBroken(Map<SettlementAmount, Long> amounts) {
			return !isUnknown(amounts) && amounts.getOrDefault(whole, 0L) != Stream.of(parts).mapToLong(part -> amounts.getOrDefault(part, 0L)).sum();
		}

		Violation violation(Map<SettlementAmount, Long> amounts) {
			return new Violation(number, whole, told(whole, amounts.getOrDefault(whole, 0L)),
					Stream.of(parts).map(part -> told(part, amounts.getOrDefault(part, 0L))).collect(Collectors.joining(" + ")));
		}
	}
}
