package medpay.voucher.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import medpay.access.HisClient;
import medpay.agreement.CreditAgreements.Standing;
import medpay.insurance.InsurancePlatform.Counter;
import medpay.shared.BilingualText;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.web.Checks;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import medpay.suishen.FamilyDelegation;
import medpay.voucher.CodeForms;
import medpay.voucher.Presentation;
import medpay.voucher.VerificationReason;
import medpay.voucher.VerificationReason.NextAction;
import medpay.voucher.VerificationRecord;
import medpay.voucher.VerificationState;
import medpay.voucher.VerifiedPerson;
import medpay.voucher.VoucherKind;
import medpay.voucher.VoucherVerification;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Voucher verification for the hospital (凭证核验). */
@RestController
@RequestMapping("/api/v1/voucher-verifications")
@Tag(name = "Voucher verification 凭证核验", description = "For hospitals. 医院：核验患者出示的凭证。")
class VerificationController {

	private final VoucherVerification verification;
	private final CodeForms forms;

	VerificationController(VoucherVerification verification, CodeForms forms) {
		this.verification = verification;
		this.forms = forms;
	}

	@PostMapping
	@Operation(summary = "Verify what the patient presents 核验凭证", description = """
			Exactly one of code (insurance e-voucher, Suishen code or family Suishen code), id_number or card_number; the last two need identity_checked and never \
			charge an agreement before the patient confirms on the phone. With a family code the child's insurance settles and the guardian's agreement pays. The \
			verification opens one visit and lives to the end of the service day; the same code again gives the same verification, and asks again when it was \
			IN_DOUBT. 三选一：扫码内容（医保电子凭证、随申码、亲属随申码）、证件号、卡号。亲属随申码由孩子的医保结算、监护人的签约付款。核验当日有效，只开启一次就诊；同一码重复提交得到同一核验。""", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
			{"code":"2810310000123456789012310000","scene":"OUTPATIENT","department_code":"0301",
			"operator":{"code":"D1024","name":"周明","kind":"DOCTOR"},"terminal":"T-0301-02"}"""))), responses = {
			@ApiResponse(responseCode = "200", description = "The result 核验结果", content = @Content(schema = @Schema(implementation = View.class), examples = {
					@ExampleObject(name = "verified", value = """
							{"verification_id":"0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6f","result":"VERIFIED","kind":"INSURANCE_VOUCHER",
							"person":{"person_no":"310000000000000001","name":"测试甲","id_number":"310101199001010000","birth_date":"1990-01-01",
							"insurance_type":"310","insured_area":"310101","person_type":"116031"},
							"agreement":{"status":"ACTIVE","channel":"UNIONPAY","available_credit_fen":50000},"next_action":"NONE",
							"operator_text":{"zh":"核验通过，自费部分由信用账户支付。","en":"Verified: the credit account will pay the self-pay part."},
							"expires_at":"2026-11-23T16:00:00Z"}"""),
					@ExampleObject(name = "a child by a family code", value = """
							{"verification_id":"0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e6e","result":"VERIFIED","kind":"FAMILY_SUISHEN_CODE",
							"person":{"person_no":"310000000000000009","name":"测试童","id_number":"310101201901010000","birth_date":"2019-01-01",
							"insurance_type":"390","insured_area":"310100","person_type":"149901"},
							"guardian":{"person_no":"310000000000000001","name":"测**","delegation_starts_on":"2026-01-01","delegation_ends_on":"2027-12-31"},
							"agreement":{"status":"ACTIVE","channel":"UNIONPAY","available_credit_fen":50000},"next_action":"NONE",
							"operator_text":{"zh":"核验通过，自费部分由监护人的信用账户支付。","en":"Verified: the guardian's credit account will pay the self-pay part."},
							"expires_at":"2026-11-23T16:00:00Z"}"""),
					@ExampleObject(name = "rejected", value = """
							{"verification_id":"0193593f-e2a0-7b0c-9d4f-1a2b3c4d5e70","result":"REJECTED","reason":"code_refused","kind":"INSURANCE_VOUCHER",
							"next_action":"SHOW_CODE_AGAIN","operator_text":{"zh":"此码无效、已过期或已被撤销：请患者刷新后重新亮码。",
							"en":"This code is not valid, has expired or was withdrawn: ask the patient to refresh it and show it again."},
							"expires_at":"2026-11-23T16:00:00Z"}""")})),
			@ApiResponse(responseCode = "422", description = "field_invalid, code_kind_unknown, scene_not_supported 字段不合要求", content = @Content(mediaType = "application/problem+json"))})
	View verify(@Parameter(hidden = true) HisClient his, @RequestBody VerificationRequest request) {
		return View.of(verification.verify(his, request.presentation(forms)));
	}

	/** What the counter sends. */
	record VerificationRequest(@Schema(description = "As scanned, at most 512 characters 扫码内容") @Nullable String code,
			@Nullable String idNumber, @Schema(description = "As read or typed, 6 to 50 letters and digits 卡号") @Nullable String cardNumber,
			@Schema(description = "The operator compared face and document; true with id_number and card_number 已人工核对证件") @Nullable Boolean identityChecked,
			@Schema(implementation = Scene.class) String scene, String departmentCode,
			@Schema(description = "Told to the e-voucher centre; the code when absent 科室名称") @Nullable String departmentName,
			OperatorRequest operator,
			String terminal) {

		Presentation presentation(CodeForms forms) {
			if (Arrays.stream(Scene.values()).noneMatch(known -> known.name().equals(scene))) {
				throw new ProblemException(ProblemCode.SCENE_NOT_SUPPORTED, "scene");
			}
			var checks = new Checks();
			checks.that(Stream.of(code, idNumber, cardNumber).filter(Objects::nonNull).count() == 1, "code", "code、id_number、card_number 须且只须给一个",
					"exactly one of code, id_number and card_number");
			checks.that(code != null || Boolean.TRUE.equals(identityChecked), "identity_checked", "使用证件号或卡号时须为 true",
					"must be true with an id_number or a card_number");
			String department = checks.text("department_code", departmentCode, 1, 20);
			String name = checks.optionalText("department_name", departmentName, 30);
			Operator who = operator.checked(checks.at("operator"));
			String device = checks.text("terminal", terminal, 1, 64);
			String shownCode = code == null ? null : checks.text("code", code, 1, 512);
			String shownNumber = idNumber == null ? null : checks.matching("id_number", idNumber, "[0-9A-Za-z]{6,30}", "[0-9A-Za-z]{6,30}");
			String shownCard = cardNumber == null ? null : checks.matching("card_number", cardNumber, "[0-9A-Za-z]{6,50}", "[0-9A-Za-z]{6,50}");
			checks.done();
			return new Presentation(shown(forms, shownCode, shownNumber, shownCard),
					new Counter(department, name == null || name.isBlank() ? department : name, Scene.valueOf(scene)), who, device);
		}

		private static Presentation.Shown shown(CodeForms forms, @Nullable String code, @Nullable String idNumber, @Nullable String card) {
			if (idNumber != null) {
				return new Presentation.Shown.IdNumber(new IdCardNumber(idNumber));
			}
			if (card != null) {
				return new Presentation.Shown.Card(card);
			}
			String scanned = Objects.requireNonNull(code);
			return new Presentation.Shown.Code(
					forms.kindOf(scanned).orElseThrow(() -> new ProblemException(ProblemCode.CODE_KIND_UNKNOWN, "code")), scanned);
		}

		@Override
		public String toString() {
			return "VerificationRequest[" + scene + "]";
		}
	}

	/** Who stands at the counter. */
	@Schema(name = "Operator")
	record OperatorRequest(String code, String name, @Schema(implementation = Operator.Kind.class) String kind) {

		Operator checked(Checks checks) {
			return new Operator(checks.text("code", code, 1, 30), checks.text("name", name, 1, 50),
					checks.oneOf("kind", kind, Operator.Kind.class));
		}
	}

	/** The result. */
	@Schema(name = "VoucherVerification")
	record View(UUID verificationId, @Schema(allowableValues = {
			"VERIFIED", "REJECTED", "IN_DOUBT"}) VerificationState result,
			@Schema(allowableValues = {"code_refused", "delegation_expired", "delegation_not_begun", "child_above_age", "guardian_without_agreement",
					"old_channel_person", "insurance_switched_to_backup", "person_refused", "identity_mismatch",
					"no_answer"}) @Nullable String reason,
			VoucherKind kind, @Nullable PersonView person, @Nullable GuardianView guardian, @Nullable AgreementView agreement, NextAction nextAction,
			BilingualText operatorText,
			Instant expiresAt) {

		static View of(VerificationRecord verification) {
			VerifiedPerson person = verification.person();
			VerificationReason reason = verification.reason();
			return new View(verification.id().value(), verification.state(), reason == null ? null : reason.code(), verification.kind(),
					person == null ? null : PersonView.of(person), GuardianView.of(verification.delegation()),
					AgreementView.of(verification.agreement()),
					reason == null ? NextAction.NONE : reason.nextAction(), reason == null ? told(verification) : reason.text(),
					verification.expiresAt());
		}

		private static BilingualText told(VerificationRecord verification) {
			if (verification.agreement() == null) {
				return new BilingualText("核验通过；未签约信用支付，自费部分请在窗口支付。", "Verified; no credit agreement, so the self-pay part is paid at the window.");
			}
			if (verification.delegation() != null) {
				return new BilingualText("核验通过，自费部分由监护人的信用账户支付。", "Verified: the guardian's credit account will pay the self-pay part.");
			}
			return verification.kind().mayCharge()
					? new BilingualText("核验通过，自费部分由信用账户支付。", "Verified: the credit account will pay the self-pay part.")
					: new BilingualText("核验通过；自费部分须患者在手机上确认后才扣款。",
							"Verified; the self-pay part is charged only after the patient confirms on the phone.");
		}
	}

	/** The person in full: the hospital needs it to find its own patient. */
	@Schema(name = "VerifiedPerson")
	record PersonView(String personNo, String name, String idNumber, LocalDate birthDate,
			@Schema(description = "insutype: 310, 390; absent when not insured") @Nullable String insuranceType, @Nullable String insuredArea,
			@Nullable String personType) {

		static PersonView of(VerifiedPerson person) {
			return new PersonView(person.number().value(), person.name().value(), person.idNumber().value(), person.birthDate(),
					person.insuranceType(), person.insuredArea(), person.personType());
		}

		@Override
		public String toString() {
			return "PersonView";
		}
	}

	/** Who pays for the child. The hospital treats the child: of the guardian it needs the number, and the name only to ask for the right adult. */
	@Schema(name = "Guardian")
	record GuardianView(String personNo, @Schema(description = "Masked 已脱敏") String name, LocalDate delegationStartsOn,
			@Schema(description = "Last day; absent: until the child is too old 末日") @Nullable LocalDate delegationEndsOn) {

		static @Nullable GuardianView of(@Nullable FamilyDelegation delegation) {
			return delegation == null
					? null
					: new GuardianView(delegation.guardian().value(), delegation.guardianName().toString(), delegation.startsOn(),
							delegation.endsOn());
		}

		@Override
		public String toString() {
			return "GuardianView";
		}
	}

	/** What would pay the self-pay part. {@code availableCreditFen}: absent when nobody told. */
	@Schema(name = "VerifiedAgreement")
	record AgreementView(String status, String channel, @Nullable Money availableCreditFen) {

		static @Nullable AgreementView of(@Nullable Standing standing) {
			return standing == null ? null : new AgreementView(standing.status(), standing.channel(), standing.available());
		}
	}
}
