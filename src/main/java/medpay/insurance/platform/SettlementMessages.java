package medpay.insurance.platform;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** 2206 tries a settlement (门诊预结算), 2207 settles (门诊结算), 2208 undoes it (门诊结算撤销). */
public final class SettlementMessages {

	private SettlementMessages() {}

	/** Input of 2206. */
	public record TrialInput(Trial data) {}

	/**
	 * What to settle. All fields are required.
	 *
	 * @param medfeeSumamt the sum of the uploaded lines of the batch, yuan, 2 decimals
	 * @param psnSetlway 01 by item
	 * @param acctUsedFlag 1 the personal account may pay, 0 not
	 */
	public record Trial(String psnNo, String mdtrtCertType, String mdtrtCertNo, String medType, BigDecimal medfeeSumamt, String psnSetlway,
			String mdtrtId, String chrgBchno, String acctUsedFlag, String insutype) {}

	/** Input of 2207. */
	public record SettleInput(Settle data) {}

	/**
	 * What to settle. All fields but invono are required; the four amounts by the catalogue are those the trial answered.
	 *
	 * @param invono invoice number; empty
	 */
	public record Settle(String psnNo, String mdtrtCertType, String mdtrtCertNo, String medType, BigDecimal medfeeSumamt, String psnSetlway,
			String mdtrtId, String chrgBchno, String insutype, String acctUsedFlag, String invono, BigDecimal fulamtOwnpayAmt,
			BigDecimal overlmtSelfpay, BigDecimal preselfpayAmt, BigDecimal inscpScpAmt) {}

	/** Input of 2208. */
	public record ReverseInput(Reverse data) {}

	/** The settlement to undo. All fields are required. */
	public record Reverse(String setlId, String mdtrtId, String psnNo) {}

	/** A row of setldetail. {@code fundPayType}: a code, or Chinese text in Shanghai. */
	public record Setldetail(String fundPayType, @Nullable BigDecimal inscpScpAmt, @Nullable BigDecimal crtPaybLmtAmt,
			@Nullable BigDecimal fundPayamt, String fundPayTypeName, String setlProcInfo) {}

	/** Output of 2206, 2207 and 2208 as it stands; {@code setlinfo} is read by {@link SettlementInfo}. */
	public record Output(@Nullable ObjectNode setlinfo, List<Setldetail> setldetail) {}
}
