package medpay.insurance.platform;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 1101, a person by credential (人员信息获取; interface V1.1.83 tables 6 to 9). */
public final class PersonMessages {

	private PersonMessages() {}

	/** Input. */
	public record Input(Query data) {}

	/**
	 * The credential.
	 *
	 * @param mdtrtCertType 01 e-voucher, 02 identity number, 03 card
	 * @param mdtrtCertNo the token, the identity number or the card number
	 * @param cardSn only with 03
	 * @param begntime yyyy-MM-dd; empty: today
	 * @param psnCertType as decoded; with 01 always
	 * @param certno as decoded; with 01 always
	 * @param psnName as decoded; with 01 always
	 */
	public record Query(String mdtrtCertType, String mdtrtCertNo, String cardSn, String begntime, String psnCertType, String certno,
			String psnName) {}

	/** Output. */
	public record Output(Baseinfo baseinfo, List<Insuinfo> insuinfo, List<Idetinfo> idetinfo) {}

	/**
	 * Who it is.
	 *
	 * @param gend 1 male, 2 female
	 * @param brdy yyyy-MM-dd
	 * @param age years, one decimal
	 */
	public record Baseinfo(String psnNo, String psnCertType, String certno, String psnName, String gend, String naty, String brdy,
			@Nullable BigDecimal age, String psnMgtcode, String expContent) {}

	/**
	 * One insurance of the person.
	 *
	 * @param balc personal account in yuan
	 * @param insutype 310 employees, 390 residents, others outside Shanghai
	 * @param psnInsuStas 0 none, 1 normal, 2 suspended, 4 ended
	 * @param insuplcAdmdvs division of the insurance; the published example spells it insu_admdvs
	 */
	public record Insuinfo(@Nullable BigDecimal balc, String insutype, String psnType, String psnInsuStas, String psnInsuDate, String pausInsuDate,
			String cvlservFlag, @JsonAlias("insu_admdvs") String insuplcAdmdvs, String empName) {}

	/** A recognised status of the person (身份). */
	public record Idetinfo(String psnIdetType, String psnTypeLv, String memo, String begntime, String endtime) {}
}
