package medpay.payment.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import medpay.insurance.SettlementFigures;
import medpay.payment.Bill;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.Scene;
import medpay.shared.web.Checks;
import medpay.shared.web.DecimalText;
import medpay.shared.web.FieldProblem;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A bill as the HIS sends it (缴费请求): hostile until {@link #checked()}. Amounts in fen, unit prices in yuan with up to 6 decimals, quantities with up to
 * 4 decimals, both as string or number; times RFC 3339.
 */
@Schema(example = PaymentExamples.PAYMENT)
record PaymentRequest(@Nullable String billNumber, @Nullable UUID verificationId, @Nullable String scene, @Nullable String selfPayBy,
		@Nullable Boolean usePersonalAccount, @Nullable Boolean careDelivered, @Nullable OperatorPart operator, @Nullable String terminal,
		@Nullable VisitPart visit, @Nullable List<LinePart> lines, @Nullable Long totalFen,
		@Nullable SettlementPart insuranceSettlement, @Nullable String notifyUrl) {

	private static final int MOST_LINES = 1000;
	private static final int MOST_DIAGNOSES = 30;
	private static final int MOST_AMOUNTS = 50;
	private static final long MOST_FEN = 100_000_000_00L;
	private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
	private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
	static final String BILL_NUMBER = "[A-Za-z0-9_.:/-]{1,64}";

	/** Who sends the bill. */
	record OperatorPart(@Nullable String code, @Nullable String name, @Nullable String kind) {}

	/** The visit. */
	record VisitPart(@Nullable String visitNumber, @Nullable String insuranceVisitNumber, @Nullable String departmentCode,
			@Nullable String departmentName, @Nullable String specialtyCode, @Nullable String doctorCode, @Nullable String doctorName,
			@Nullable OffsetDateTime startedAt, @Nullable String diseaseCode, @Nullable List<DiagnosisPart> diagnoses) {}

	/** A diagnosis. */
	record DiagnosisPart(@Nullable String code, @Nullable String name, @Nullable Boolean main) {}

	/** A line. */
	record LinePart(@Nullable Long lineNumber, @Nullable String lineId, @Nullable String itemCode, @Nullable String hospitalItemCode,
			@Nullable String itemName, @JsonDeserialize(using = DecimalText.class) @Nullable BigDecimal unitPrice,
			@JsonDeserialize(using = DecimalText.class) @Nullable BigDecimal quantity, @Nullable Long amountFen,
			@Nullable OffsetDateTime orderedAt, @Nullable String orderingDepartment, @Nullable String orderingDoctor,
			@Nullable String hospitalApproval, @Nullable Boolean externalPrescription, @Nullable List<String> drugTraceCodes) {}

	/** The insured part as the HIS settled it; {@code amounts} in fen by setlinfo's names. */
	record SettlementPart(@Nullable String settlementNumber, @Nullable String insuranceVisitNumber, @Nullable String messageNumber,
			@Nullable OffsetDateTime settledAt, @Nullable OperatorPart operator, @Nullable Map<String, @Nullable Long> amounts) {}

	/** The bill, or a problem that names every field at fault. */
	Bill checked() {
		var checks = new Checks();
		String number = checks.matching("bill_number", billNumber, BILL_NUMBER, BILL_NUMBER);
		UUID verification = checks.required("verification_id", verificationId);
		Scene where = scene(checks);
		Bill.SelfPayBy by = selfPayBy == null ? Bill.SelfPayBy.AGREEMENT : checks.oneOf("self_pay_by", selfPayBy, Bill.SelfPayBy.class);
		Operator who = operator(checks.at("operator"), checks.required("operator", operator));
		String where2 = checks.optionalText("terminal", terminal, 64);
		Bill.Visit of = visit(checks.at("visit"), checks.required("visit", visit), where);
		List<LinePart> parts = checks.list("lines", lines, 1, MOST_LINES);
		List<Bill.Line> checkedLines = IntStream.range(0, parts.size()).mapToObj(index -> line(checks.at("lines", index), parts.get(index))).toList();
		onceEach(checks, checkedLines);
		Money total = new Money(Math.max(0, checks.between("total_fen", totalFen, 1, MOST_FEN)));
		String notify = checks.optionalText("notify_url", notifyUrl, 500);
		Bill.HisSettlement settled = insuranceSettlement == null ? null : settlement(checks.at("insurance_settlement"), insuranceSettlement, of);
		checks.done();
		Money sum = checkedLines.stream().map(Bill.Line::amountFen).reduce(Money.ZERO, Money::plus);
		if (!sum.equals(total)) {
			throw new ProblemException(ProblemCode.LINES_DO_NOT_ADD_UP, "total_fen");
		}
		if (settled != null) {
			contradictions(settled, total);
		}
		return new Bill(number, verification, where, by, usePersonalAccount == null || usePersonalAccount, careDelivered, who, where2, of,
				checkedLines, total, settled, notify);
	}

	private static Bill.HisSettlement settlement(Checks checks, SettlementPart part, Bill.Visit visit) {
		String number = checks.text("settlement_number", part.settlementNumber(), 1, 30);
		String insuranceVisit = checks.text("insurance_visit_number", part.insuranceVisitNumber(), 1, 30);
		checks.that(visit.insuranceVisitNumber() == null || visit.insuranceVisitNumber().equals(insuranceVisit), "insurance_visit_number",
				"与 visit.insurance_visit_number 不一致", "is not visit.insurance_visit_number");
		Map<String, Long> amounts = new LinkedHashMap<>();
		checks.required("amounts", part.amounts()).forEach((name, fen) -> {
			checks.that(fen != null, "amounts." + name, "必填", "is required");
			checks.that(fen == null || fen <= MOST_FEN, "amounts." + name, "不得大于 " + MOST_FEN, "must not be more than " + MOST_FEN);
			amounts.put(name, fen == null ? 0 : fen);
		});
		checks.that(amounts.size() <= MOST_AMOUNTS, "amounts", "最多 " + MOST_AMOUNTS + " 项", "at most " + MOST_AMOUNTS + " amounts");
		return new Bill.HisSettlement(number, insuranceVisit, checks.text("message_number", part.messageNumber(), 1, 30),
				moment(checks, "settled_at", part.settledAt()),
				part.operator() == null ? null : operator(checks.at("operator"), part.operator()), Collections.unmodifiableMap(amounts));
	}

	private static void contradictions(Bill.HisSettlement settled, Money total) {
		List<FieldProblem> faults = new SettlementFigures(settled.amounts()).faults(total).stream()
				.map(fault -> new FieldProblem("insurance_settlement.amounts." + fault.amount(), fault.zh(), fault.en())).toList();
		if (!faults.isEmpty()) {
			throw new ProblemException(ProblemCode.SETTLEMENT_DOES_NOT_ADD_UP, faults);
		}
	}

	private Scene scene(Checks checks) {
		String name = checks.required("scene", scene);
		for (Scene known : Scene.values()) {
			if (known.name().equals(name)) {
				return known;
			}
		}
		throw new ProblemException(ProblemCode.SCENE_NOT_SUPPORTED, "scene");
	}

	static Operator operator(Checks checks, OperatorPart part) {
		return new Operator(checks.text("code", part.code(), 1, 30), checks.text("name", part.name(), 1, 50),
				checks.oneOf("kind", part.kind(), Operator.Kind.class));
	}

	private static Bill.Visit visit(Checks checks, VisitPart part, Scene scene) {
		List<DiagnosisPart> given = part.diagnoses() == null && scene == Scene.REGISTRATION
				? List.of()
				: checks.list("diagnoses", part.diagnoses(), scene == Scene.REGISTRATION ? 0 : 1, MOST_DIAGNOSES);
		List<Bill.Diagnosis> diagnoses = IntStream.range(0, given.size())
				.mapToObj(index -> diagnosis(checks.at("diagnoses", index), given.get(index))).toList();
		if (scene == Scene.SERIOUS_DISEASE) {
			checks.text("disease_code", part.diseaseCode(), 1, 30);
		}
		checks.required("started_at", part.startedAt());
		Instant startedAt = Objects.requireNonNull(moment(checks, "started_at", part.startedAt()));
		return new Bill.Visit(checks.text("visit_number", part.visitNumber(), 1, 30),
				checks.optionalText("insurance_visit_number", part.insuranceVisitNumber(), 30),
				checks.text("department_code", part.departmentCode(), 1, 30), checks.text("department_name", part.departmentName(), 1, 50),
				checks.optionalText("specialty_code", part.specialtyCode(), 6), checks.text("doctor_code", part.doctorCode(), 1, 30),
				checks.text("doctor_name", part.doctorName(), 1, 50), startedAt,
				checks.optionalText("disease_code", part.diseaseCode(), 30), diagnoses);
	}

	private static Bill.Diagnosis diagnosis(Checks checks, DiagnosisPart part) {
		return new Bill.Diagnosis(checks.text("code", part.code(), 1, 20), checks.text("name", part.name(), 1, 100),
				checks.required("main", part.main()));
	}

	private static Bill.Line line(Checks checks, LinePart part) {
		int number = (int) checks.between("line_number", part.lineNumber(), 1, 999_999);
		BigDecimal price = decimal(checks, "unit_price", part.unitPrice(), 6);
		BigDecimal quantity = decimal(checks, "quantity", part.quantity(), 4);
		long amount = checks.between("amount_fen", part.amountFen(), 1, MOST_FEN);
		String approval = part.hospitalApproval() == null ? null : checks.matching("hospital_approval", part.hospitalApproval(), "[012]", "0, 1, 2");
		List<String> traces = part.drugTraceCodes() == null ? null : checks.list("drug_trace_codes", part.drugTraceCodes(), 0, 100);
		return new Bill.Line(number, checks.optionalText("line_id", part.lineId(), 64), checks.text("item_code", part.itemCode(), 1, 50),
				checks.text("hospital_item_code", part.hospitalItemCode(), 1, 150), checks.text("item_name", part.itemName(), 1, 200), price,
				quantity, new Money(Math.max(0, amount)), moment(checks, "ordered_at", part.orderedAt()),
				checks.optionalText("ordering_department", part.orderingDepartment(), 50),
				checks.optionalText("ordering_doctor", part.orderingDoctor(), 50), approval, part.externalPrescription(), traces);
	}

	/** A year that a calendar, a ledger and the platform's time format can hold. */
	private static @Nullable Instant moment(Checks checks, String field, @Nullable OffsetDateTime given) {
		if (given == null) {
			return null;
		}
		Instant moment = given.toInstant();
		boolean believable = !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
		checks.that(believable, field, "须在 2000 年至 2099 年之间", "must lie between the years 2000 and 2099");
		return believable ? moment : EARLIEST;
	}

	private static BigDecimal decimal(Checks checks, String field, @Nullable BigDecimal value, int decimals) {
		if (value == null) {
			checks.that(false, field, "必填", "is required");
			return BigDecimal.ONE;
		}
		checks.that(value.signum() > 0, field, "必须大于零", "must be more than zero");
		checks.that(value.stripTrailingZeros().scale() <= decimals, field, "最多 " + decimals + " 位小数", "at most " + decimals + " decimals");
		checks.that(value.precision() - value.scale() <= 10, field, "整数部分最多 10 位", "at most 10 digits before the point");
		return value;
	}

	private static void onceEach(Checks checks, List<Bill.Line> lines) {
		Set<Integer> numbers = new HashSet<>();
		Set<String> ids = new HashSet<>();
		for (int index = 0; index < lines.size(); index++) {
			checks.at("lines", index).that(numbers.add(lines.get(index).lineNumber()), "line_number", "行号重复", "occurs twice");
			String id = lines.get(index).lineId();
			checks.at("lines", index).that(id == null || ids.add(Objects.requireNonNull(id)), "line_id", "明细编号重复", "occurs twice");
		}
	}
}
