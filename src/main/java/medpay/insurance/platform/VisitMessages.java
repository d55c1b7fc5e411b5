package medpay.insurance.platform;

import java.util.List;

/** 2201 and 2201A open a visit (门诊挂号), 2202 withdraws it (挂号撤销), 2203 tells its diagnoses (门诊就诊信息). */
public final class VisitMessages {

	private VisitMessages() {}

	/** Input of 2201 and 2201A. */
	public record OpenInput(Registration data) {}

	/**
	 * The registration. All fields are required.
	 *
	 * @param begntime when the person registered
	 * @param iptOtpNo the hospital's own number of the visit, at most 30 characters
	 * @param atddrNo doctor's code
	 * @param caty the department's specialty in the national code table
	 */
	public record Registration(String psnNo, String insutype, String begntime, String mdtrtCertType, String mdtrtCertNo, String iptOtpNo,
			String atddrNo, String drName, String deptCode, String deptName, String caty) {}

	/** Output of 2201 and 2201A. */
	public record OpenOutput(Opened data) {}

	/** The open visit. {@code mdtrtId}: the platform's number of it, 30 characters. */
	public record Opened(String mdtrtId, String psnNo, String iptOtpNo) {}

	/** Input of 2202, which has no output. */
	public record CloseInput(Closing data) {}

	/** The visit to withdraw. All fields are required. */
	public record Closing(String psnNo, String mdtrtId, String iptOtpNo) {}

	/** Input of 2203, which has no output. */
	public record DiagnosesInput(Mdtrtinfo mdtrtinfo, List<Diseinfo> diseinfo) {}

	/**
	 * The visit itself.
	 *
	 * @param medType kind of care: 11 clinic, 12 registration, 13 emergency, 140101 serious disease …
	 * @param begntime when the visit began
	 * @param mainCondDscr free text; empty
	 * @param diseCodg code of the registered serious disease; else empty
	 * @param diseName its name; empty, the code says it
	 * @param birctrlType only in birth care; empty
	 * @param birctrlMatnDate only in birth care; empty
	 */
	public record Mdtrtinfo(String mdtrtId, String psnNo, String medType, String begntime, String mainCondDscr, String diseCodg, String diseName,
			String birctrlType, String birctrlMatnDate) {}

	/**
	 * A diagnosis. All fields are required.
	 *
	 * @param diagType see {@link Codes}
	 * @param diagSrtNo 1, 2, 3 …
	 * @param diagDept department's code
	 * @param diseDorNo doctor's code
	 * @param valiFlag 1 valid
	 */
	public record Diseinfo(String diagType, int diagSrtNo, String diagCode, String diagName, String diagDept, String diseDorNo,
			String diseDorName, String diagTime, String valiFlag) {}
}
