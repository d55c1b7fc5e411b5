package medpay.insurance.platform;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * setlinfo of 2206, 2207 and 2208 (结算信息), in three parts; in the message they stand side by side.
 *
 * @param amounts in yuan; only those that were told. 2208 answers negative ones
 */
public record SettlementInfo(Person person, Settlement settlement, Map<SettlementAmount, BigDecimal> amounts) {

	/** Another spelling of psn_cash_pay, seen in descriptions of 2208. */
	private static final String MISSPELT_CASH = "pdn_cash_pay";

	/**
	 * Whose settlement it is.
	 *
	 * @param age years, one decimal
	 */
	public record Person(String psnNo, String psnName, String psnCertType, String certno, String gend, String naty, String brdy,
			@Nullable BigDecimal age, String insutype, String psnType, String cvlservFlag) {}

	/**
	 * Which settlement it is.
	 *
	 * @param setlId the settlement's number; empty in a trial, a new one in a reversal
	 * @param setlTime yyyy-MM-dd HH:mm:ss; empty in a trial
	 * @param medinsSetlId the msgid of the request
	 * @param poolPropSelfpay the pooled fund's share, 4 decimals
	 * @param clrOptins clearing office
	 * @param clrType 11 outpatient
	 */
	public record Settlement(String mdtrtId, String setlId, String setlTime, String mdtrtCertType, String medType, String medinsSetlId,
			@Nullable BigDecimal poolPropSelfpay, String clrOptins, String clrWay, String clrType) {}

	/** Reads setlinfo. Throws {@link MalformedMessage}. */
	public static SettlementInfo read(@Nullable JsonNode setlinfo) {
		var amounts = new EnumMap<SettlementAmount, BigDecimal>(SettlementAmount.class);
		Person person = PlatformJson.read(setlinfo, Person.class);
		Settlement settlement = PlatformJson.read(setlinfo, Settlement.class);
		for (SettlementAmount amount : SettlementAmount.values()) {
			BigDecimal told = PlatformJson.number(setlinfo, amount.field());
			if (told != null) {
				amounts.put(amount, told);
			}
		}
		BigDecimal cash = PlatformJson.number(setlinfo, MISSPELT_CASH);
		if (cash != null) {
			amounts.putIfAbsent(SettlementAmount.PSN_CASH_PAY, cash);
		}
		return new SettlementInfo(person, settlement, amounts);
	}

	/** setlinfo as it will be written: every amount, those not told as null. */
	public ObjectNode tree() {
		ObjectNode tree = PlatformJson.tree(person);
		tree.setAll(PlatformJson.tree(settlement));
		for (SettlementAmount amount : SettlementAmount.values()) {
			tree.put(amount.field(), amounts.get(amount));
		}
		return tree;
	}

	/** The amount in fen, signed; null when it was not told. */
	public @Nullable Long fen(SettlementAmount amount) {
		BigDecimal told = amounts.get(amount);
		return told == null ? null : PlatformNumbers.fen(told);
	}

	/** Prints no person. */
	@Override
	public String toString() {
		return "SettlementInfo[" + settlement.mdtrtId() + " " + settlement.setlId() + " " + amounts + "]";
	}
}
