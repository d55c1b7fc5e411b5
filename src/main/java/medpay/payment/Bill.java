package medpay.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medpay.insurance.SettlementFigures;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital wants paid (费用单): the checked content of a payment request. Two requests are the same when their bills are equal but for
 * {@code notifyUrl}.
 *
 * @param billNumber the hospital's number of the bill (收费单号); serves once
 * @param careDelivered whether the care was delivered already; unknown counts as delivered
 * @param insuranceSettlement the insured part, when the hospital's own system settled it
 */
public record Bill(String billNumber, UUID verificationId, Scene scene, SelfPayBy selfPayBy, boolean usePersonalAccount,
		@Nullable Boolean careDelivered, Operator operator, @Nullable String terminal, Visit visit, List<Line> lines, Money totalFen,
		@Nullable HisSettlement insuranceSettlement, @Nullable String notifyUrl) {

	boolean countsAsDelivered() {
		return !Boolean.FALSE.equals(careDelivered);
	}

	/** Who collects the self-pay part of this bill. */
	public enum SelfPayBy {
		/** The credit agreement, without a touch. */
		AGREEMENT,
		/** The window, by the patient's choice. */
		WINDOW
	}

	/**
	 * The visit the bill belongs to (就诊).
	 *
	 * @param visitNumber the hospital's number of the visit, unique in the hospital (ipt_otp_no)
	 * @param insuranceVisitNumber mdtrt_id when the hospital opened the visit at the platform itself
	 * @param specialtyCode caty; absent: from the institution's department table
	 * @param diseaseCode the registered serious disease; required with SERIOUS_DISEASE
	 */
	public record Visit(String visitNumber, @Nullable String insuranceVisitNumber, String departmentCode, String departmentName,
			@Nullable String specialtyCode, String doctorCode, String doctorName, Instant startedAt, @Nullable String diseaseCode,
			List<Diagnosis> diagnoses) {}

	/**
	 * The insured part as the hospital's own system settled it (医院自结的医保结算).
	 *
	 * @param settlementNumber setl_id
	 * @param insuranceVisitNumber mdtrt_id
	 * @param messageNumber msgid of its 2207
	 * @param settledAt the platform's settlement time; absent: when the bill came
	 * @param operator who settled; absent: the bill's operator
	 * @param amounts setlinfo's amounts by their platform names, in fen
	 */
	public record HisSettlement(String settlementNumber, String insuranceVisitNumber, String messageNumber, @Nullable Instant settledAt,
			@Nullable Operator operator, Map<String, Long> amounts) {

		SettlementFigures figures() {
			return new SettlementFigures(amounts);
		}
	}

	/** A diagnosis (诊断) by its insurance ICD-10 code. */
	public record Diagnosis(String code, String name, boolean main) {}

	/**
	 * A line of the bill (费用明细).
	 *
	 * @param itemCode national catalogue code
	 * @param unitPrice yuan, at most 6 decimals
	 * @param quantity at most 4 decimals
	 */
	public record Line(int lineNumber, @Nullable String lineId, String itemCode, String hospitalItemCode, String itemName, BigDecimal unitPrice,
			BigDecimal quantity, Money amountFen, @Nullable Instant orderedAt, @Nullable String orderingDepartment,
			@Nullable String orderingDoctor, @Nullable String hospitalApproval, @Nullable Boolean externalPrescription,
			@Nullable List<String> drugTraceCodes) {

		public Line {
			unitPrice = plain(unitPrice);
			quantity = plain(quantity);
		}

		private static BigDecimal plain(BigDecimal number) {
			BigDecimal stripped = number.stripTrailingZeros();
			return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
		}
	}
}
