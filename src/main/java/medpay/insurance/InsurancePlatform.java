package medpay.insurance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonNumber;
import medpay.shared.Scene;
import medpay.shared.call.OutsideCall;
import org.jspecify.annotations.Nullable;

/**
 * The door to the medical insurance platform (医保信息平台定点医药机构接口) and the e-voucher centre. Every method prepares one transaction; nothing is sent
 * before {@link OutsideCall#send()}. An answer that is not certain is {@code NoAnswer} where nothing can have moved, {@code InDoubt} where money can.
 *
 * <p>A transaction carries the number of its operator's sign-in. Prepared with no database transaction open, it signs in first where none holds; prepared
 * inside one it cannot, so {@link #signedIn} is asked before.
 */
public interface InsurancePlatform {

	/** Whether a sign-in (9001) of this operator holds, so that a transaction can be prepared without sending anything before it. */
	boolean signedIn(InstitutionId institution, Operator operator);

	/** 9001: signs the operator in (签到) where no sign-in holds. Sends: with no transaction open. */
	void signIn(InstitutionId institution, Operator operator);

	/** 1162 in the shape of 6101: decodes a presented e-voucher code (医保电子凭证). */
	OutsideCall<VoucherDecoding> decode(InstitutionId institution, String code, Counter counter, Operator operator);

	/** 1101: looks a person up by credential. With an e-voucher the decoded certificate and name go along. */
	OutsideCall<PersonLookup> person(InstitutionId institution, Credential credential, Operator operator);

	/** 2201 (2201A where the institution says so): opens the visit (门诊挂号). */
	OutsideCall<VisitOpening> openVisit(InsuredVisit visit, VisitOpeningOrder order);

	/** 2202: closes the visit when its registration is withdrawn (挂号撤销). */
	OutsideCall<Acknowledgement> closeVisit(InsuredVisit visit, String insuranceVisitNumber, String visitNumber);

	/** 2203: tells the diagnoses and makes the registration a visit (门诊就诊信息). */
	OutsideCall<Acknowledgement> tellDiagnoses(InsuredVisit visit, DiagnosesOrder order);

	/** 2204: uploads the bill's lines under a batch number (明细上传). At most 100 lines go in one transaction; callers send the parts in order. */
	OutsideCall<LinesUpload> uploadLines(InsuredVisit visit, LinesOrder order);

	/** 2205: withdraws the uploaded, unsettled lines of a batch (明细撤销). */
	OutsideCall<Acknowledgement> withdrawLines(InsuredVisit visit, String insuranceVisitNumber, String batchNumber);

	/** 2206: trial settlement (预结算); nothing moves. */
	OutsideCall<TrialSettlement> trySettlement(InsuredVisit visit, SettlementOrder order);

	/** 2207: settles (结算). {@code scope} are the four amounts the trial answered. Money moves. */
	OutsideCall<SettlementResult> settle(InsuredVisit visit, SettlementOrder order, CatalogueScope scope);

	/** 2208: undoes a settlement (结算撤销). Money moves back. */
	OutsideCall<ReversalResult> reverse(InsuredVisit visit, String insuranceVisitNumber, String settlementNumber);

	/**
	 * 2601: voids a money transaction that was never answered (冲正). It voids and does not ask; never a refund.
	 *
	 * @param messageNumber the msgid of the transaction to void
	 * @param transaction its number: 2207 or 2208
	 */
	OutsideCall<VoidResult> voidTransaction(InsuredVisit visit, String messageNumber, String transaction);

	/** Where at the counter a code was shown: needed to decode it (officeId, officeName, businessType). */
	record Counter(String departmentCode, String departmentName, Scene scene) {}

	/**
	 * The insured person's side of every transaction of a visit.
	 *
	 * @param insuranceType insutype: 310 employees (职工), 390 residents (居民)
	 * @param insuredArea insuplc_admdvs, 6 digits, as 1101 answered
	 */
	record InsuredVisit(InstitutionId institution, PersonNumber person, String insuranceType, String insuredArea, Credential credential,
			Operator operator) {}

	/** Input of 2201. Times are instants; the door writes them in Shanghai time. */
	record VisitOpeningOrder(String visitNumber, Instant startedAt, Staff staff, String specialtyCode) {}

	/** Doctor and department as the hospital codes and names them. */
	record Staff(String departmentCode, String departmentName, String doctorCode, String doctorName) {}

	/** Input of 2203. */
	record DiagnosesOrder(String insuranceVisitNumber, String medicalType, Instant startedAt, @Nullable String diseaseCode,
			List<Diagnosis> diagnoses, Staff staff) {}

	/** A diagnosis (诊断) by its insurance ICD-10 code. */
	record Diagnosis(String code, String name, boolean main) {}

	/** Input of 2204. */
	record LinesOrder(String insuranceVisitNumber, String batchNumber, @Nullable String diseaseCode, List<UploadLine> lines,
			Staff staff) {}

	/**
	 * Input of 2206 and 2207.
	 *
	 * @param medicalType med_type of the scene
	 * @param usePersonalAccount acct_used_flag
	 */
	record SettlementOrder(String insuranceVisitNumber, String batchNumber, String medicalType, Money total, boolean usePersonalAccount) {}

	/** What {@link #decode} can say. */
	sealed interface VoucherDecoding {

		/** The code is genuine. {@code credential} carries the ecToken and the decoded identity. */
		record Decoded(Credential credential, LocalDate birthDate, String issuingArea) implements VoucherDecoding {}

		/** The centre refuses the code: unknown, expired, of another kind. */
		record Refused(String code, String message) implements VoucherDecoding {}

		/** Nothing certain came; nothing moved; ask again. */
		record NoAnswer(String reason) implements VoucherDecoding {}
	}

	/** What {@link #person} can say. */
	sealed interface PersonLookup {

		/** The person, with every insurance the platform knows. */
		record Found(InsuredPerson person) implements PersonLookup {}

		/** The platform refuses: not insured here, credential invalid … */
		record Refused(String code, String message) implements PersonLookup {}

		/** Nothing certain came; nothing moved; ask again. */
		record NoAnswer(String reason) implements PersonLookup {}
	}

	/** What {@link #openVisit} can say. */
	sealed interface VisitOpening {

		/** The visit is open. {@code insuranceVisitNumber}: mdtrt_id. */
		record Opened(String insuranceVisitNumber) implements VisitOpening {}

		/** The platform refuses. {@code codeExpired}: the e-voucher token no longer opens a visit. */
		record Refused(String code, String message, boolean codeExpired) implements VisitOpening {}

		/** Nothing certain came; a visit may be open, no money moved. */
		record NoAnswer(String reason) implements VisitOpening {}
	}

	/** What a transaction without an output can say. */
	sealed interface Acknowledgement {

		/** Done. */
		record Done() implements Acknowledgement {}

		/** Refused. */
		record Refused(String code, String message) implements Acknowledgement {}

		/** Nothing certain came; no money moved. */
		record NoAnswer(String reason) implements Acknowledgement {}
	}

	/** What {@link #uploadLines} can say. */
	sealed interface LinesUpload {

		/** The lines as the platform split them. */
		record Uploaded(List<UploadedLine> lines) implements LinesUpload {}

		/** Refused. */
		record Refused(String code, String message) implements LinesUpload {}

		/** Nothing certain came; no money moved. */
		record NoAnswer(String reason) implements LinesUpload {}
	}

	/** What {@link #trySettlement} can say. */
	sealed interface TrialSettlement {

		/** What a settlement would be; its settlement number is empty. */
		record Tried(InsuranceSettlement settlement) implements TrialSettlement {}

		/** Refused. {@code codeExpired}: the token is too old for the platform. */
		record Refused(String code, String message, boolean codeExpired) implements TrialSettlement {}

		/** Nothing certain came, or amounts that contradict each other; nothing moved. */
		record NoAnswer(String reason) implements TrialSettlement {}
	}

	/** What {@link #settle} can say. */
	sealed interface SettlementResult {

		/** Settled: the money moved. */
		record Settled(InsuranceSettlement settlement) implements SettlementResult {}

		/** A certain no: nothing moved. {@code codeExpired}: the token is too old for the platform. */
		record Refused(String code, String message, boolean codeExpired) implements SettlementResult {}

		/** Nobody knows: no answer, an answer that cannot be trusted, amounts that contradict each other (the figures are in the reason). */
		record InDoubt(String reason) implements SettlementResult {}
	}

	/** What {@link #reverse} can say. */
	sealed interface ReversalResult {

		/** Undone. The amounts are those that came back, positive. */
		record Reversed(InsuranceSettlement undone) implements ReversalResult {}

		/** A certain no: nothing moved. {@code alreadyReversed}: it was undone before. */
		record Refused(String code, String message, boolean alreadyReversed) implements ReversalResult {}

		/** Nobody knows. */
		record InDoubt(String reason) implements ReversalResult {}
	}

	/** What {@link #voidTransaction} can say. */
	sealed interface VoidResult {

		/** Whatever that transaction did is undone, or it had done nothing and can do nothing any more. */
		record Voided() implements VoidResult {}

		/** The platform says there is nothing to void, or it was voided already. */
		record NothingToVoid(String message) implements VoidResult {}

		/** Still nobody knows: ask for the void again. */
		record InDoubt(String reason) implements VoidResult {}
	}
}
