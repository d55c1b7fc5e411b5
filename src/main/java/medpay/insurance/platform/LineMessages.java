package medpay.insurance.platform;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 2204 uploads bill lines (门诊费用明细上传), 2205 withdraws them (明细撤销). */
public final class LineMessages {

	/** chrg_bchno in 2205 that means every line that is not settled. */
	public static final String ALL_UNSETTLED = "0000";

	private LineMessages() {}

	/** Input of 2204: up to 100 lines. */
	public record UploadInput(List<Feedetail> feedetail) {}

	/**
	 * A line.
	 *
	 * @param feedetlSn unique within the visit, at most 30 characters
	 * @param chrgBchno batch; all its lines share dise_codg
	 * @param diseCodg code of the registered serious disease; else empty
	 * @param rxno number of an external prescription; empty
	 * @param rxCircFlag 1 external prescription, else 0
	 * @param medListCodg national catalogue code
	 * @param medinsListCodg the hospital's own code
	 * @param detItemFeeSumamt yuan, 2 decimals
	 * @param cnt 4 decimals
	 * @param pric yuan, 6 decimals
	 * @param prdDays days of treatment; 0 when not told
	 * @param hospApprFlag the hospital's own approval: 0 none, 1 reimburse, 2 at the person's own expense
	 * @param expContent Shanghai's ten flags; empty
	 */
	public record Feedetail(String feedetlSn, String mdtrtId, String psnNo, String chrgBchno, String diseCodg, String rxno, String rxCircFlag,
			String feeOcurTime, String medListCodg, String medinsListCodg, BigDecimal detItemFeeSumamt, BigDecimal cnt, BigDecimal pric,
			String sinDosDscr, String usedFrquDscr, BigDecimal prdDays, String medcWayDscr, String bilgDeptCodg, String bilgDeptName,
			String bilgDrCodg, String bilgDrName, String acordDeptCodg, String acordDeptName, String ordersDrCode, String ordersDrName,
			String hospApprFlag, String tcmdrugUsedWay, String etipFlag, String etipHospCode, String dscgTkdrugFlag, String matnFeeFlag,
			String expContent) {}

	/** Output of 2204. */
	public record UploadOutput(List<Result> result) {}

	/**
	 * A line as the platform splits it: amount = own pay + above the ceiling + first pay + in scope. Amounts in yuan, absent ones null.
	 *
	 * @param pricUplmtAmt price ceiling, 6 decimals; 999999 where there is none
	 * @param selfpayProp share paid first, 0 to 1, 4 decimals
	 * @param chrgitmLv 01 甲, 02 乙, 03 丙
	 * @param medChrgitmType kind of charge: 09 western drugs, 14 other …
	 * @param lmtUsedFlag 1 when the catalogue limits the use
	 */
	public record Result(String feedetlSn, @Nullable BigDecimal detItemFeeSumamt, @Nullable BigDecimal cnt, @Nullable BigDecimal pric,
			@Nullable BigDecimal pricUplmtAmt, @Nullable BigDecimal selfpayProp, @Nullable BigDecimal fulamtOwnpayAmt,
			@Nullable BigDecimal overlmtAmt, @Nullable BigDecimal preselfpayAmt, @Nullable BigDecimal inscpScpAmt, String chrgitmLv,
			String medChrgitmType, String basMednFlag, String hiNegoDrugFlag, String chldMedcFlag, String listSpItemFlag, String lmtUsedFlag,
			String drtReimFlag, String memo) {}

	/** Input of 2205, which has no output. */
	public record WithdrawInput(Withdrawal data) {}

	/** The batch to withdraw. All fields are required. */
	public record Withdrawal(String mdtrtId, String chrgBchno, String psnNo) {}
}
