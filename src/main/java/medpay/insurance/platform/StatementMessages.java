package medpay.insurance.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/** 3201, 3202, 9101, 9102: the comparison of a day's settlements (医保对账). */
public final class StatementMessages {

	private StatementMessages() {}

	/** Input of 3201. */
	public record TotalsInput(Totals data) {}

	/**
	 * A group's day as the institution has it; what was undone is netted into its group and counted. All are required.
	 *
	 * @param stmtBegndate yyyy-MM-dd, by the settlement time that the platform returned
	 * @param fixmedinsSetlCnt settlements and undoings
	 */
	public record Totals(String insutype, String clrType, String setlOptins, String stmtBegndate, String stmtEnddate, BigDecimal medfeeSumamt,
			BigDecimal fundPaySumamt, BigDecimal acctPay, int fixmedinsSetlCnt) {}

	/** Output of 3201. */
	public record TotalsOutput(Stmtinfo stmtinfo) {}

	/** The verdict. {@code stmtRslt}: 0 equal, 1 different. */
	public record Stmtinfo(String setlOptins, String stmtRslt, String stmtRsltDscr) {}

	/** Input of 3202. */
	public record DetailsInput(Details data) {}

	/**
	 * The details to compare. All are required but the last.
	 *
	 * @param fileQuryNo of the uploaded file
	 * @param refdSetlFlag 0: settlements and undoings together
	 */
	public record Details(String setlOptins, String fileQuryNo, String stmtBegndate, String stmtEnddate, BigDecimal medfeeSumamt,
			BigDecimal fundPaySumamt, BigDecimal cashPayamt, int fixmedinsSetlCnt, String clrType, String refdSetlFlag) {}

	/** Output of 3202 and of 9101. */
	public record FileOutput(Fileinfo fileinfo) {}

	/** Where a file can be had. {@code dldEndtime}: until when. */
	public record Fileinfo(String fileQuryNo, String filename, String dldEndtime) {}

	/** Input of 9101: in Shanghai the bytes are a JSON array of numbers. */
	public record UploadInput(@JsonProperty("fsUploadIn") Upload fsUploadIn) {}

	/** The file, at most 1 MB, its name without Chinese. */
	public record Upload(List<Integer> in, String filename, String fixmedinsCode) {}

	/** Input of 9102; the answer is the file itself, and a JSON body is an error. */
	public record DownloadInput(@JsonProperty("fsDownloadIn") Download fsDownloadIn) {}

	/** Which file. */
	public record Download(String fileQuryNo, String filename, String fixmedinsCode) {}
}
