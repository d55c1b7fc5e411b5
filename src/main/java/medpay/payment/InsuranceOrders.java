package medpay.payment;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import medpay.insurance.InsurancePlatform.Diagnosis;
import medpay.insurance.InsurancePlatform.DiagnosesOrder;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.SettlementOrder;
import medpay.insurance.InsurancePlatform.Staff;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.UploadLine;
import medpay.institution.Institutions;
import medpay.shared.InstitutionId;
import medpay.voucher.VerifiedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a bill and its person into the inputs of the platform's transactions (医保交易入参). */
@Component
class InsuranceOrders {

	/** Lines in one 2204. */
	private static final int LINES_IN_PART = 100;

	private final PersonalPart personal;
	private final Institutions institutions;

	InsuranceOrders(PersonalPart personal, Institutions institutions) {
		this.personal = personal;
		this.institutions = institutions;
	}

	Order of(Payment payment) {
		return order(payment.institution(), payment.getId().value(), personal.bill(payment), personal.person(payment),
				payment.insuredPart().insuranceVisitNumber().orElse(null));
	}

	/** For a bill that is only estimated. {@code subject}: gives the batch its number. */
	Order order(InstitutionId institution, UUID subject, Bill bill, VerifiedPerson person, @Nullable String insuranceVisitNumber) {
		String type = required(person.insuranceType());
		String area = required(person.insuredArea());
		var visit = new InsuredVisit(institution, person.number(), type, area, person.credential(), bill.operator());
		String given = bill.visit().specialtyCode();
		String specialty = given != null ? given : institutions.byId(institution).specialtyOf(bill.visit().departmentCode());
		return new Order(visit, bill, specialty, batchNumber(subject), insuranceVisitNumber);
	}

	private static String required(@Nullable String value) {
		if (value == null) {
			throw new IllegalStateException("Only an insured person's bill goes to the platform");
		}
		return value;
	}

	/** chrg_bchno: the id in 25 characters, so that a line's number still fits behind it within feedetl_sn's 30. */
	static String batchNumber(UUID id) {
		byte[] bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
		return new BigInteger(1, bytes).toString(Character.MAX_RADIX);
	}

	/** The inputs for one bill. */
	record Order(InsuredVisit visit, Bill bill, String specialty, String batchNumber, @Nullable String openedAs) {

		String insuranceVisitNumber() {
			return required(openedAs);
		}

		VisitOpeningOrder opening() {
			return new VisitOpeningOrder(bill.visit().visitNumber(), bill.visit().startedAt(), staff(), specialty);
		}

		DiagnosesOrder diagnoses() {
			List<Diagnosis> diagnoses = bill.visit().diagnoses().stream().map(given -> new Diagnosis(given.code(), given.name(), given.main()))
					.toList();
			return new DiagnosesOrder(insuranceVisitNumber(), bill.scene().medicalType(), bill.visit().startedAt(), bill.visit().diseaseCode(),
					diagnoses,
					staff());
		}

		int parts() {
			return (bill.lines().size() + LINES_IN_PART - 1) / LINES_IN_PART;
		}

		LinesOrder part(int index) {
			int from = index * LINES_IN_PART;
			int to = Math.min(from + LINES_IN_PART, bill.lines().size());
			return new LinesOrder(insuranceVisitNumber(), batchNumber, bill.visit().diseaseCode(),
					IntStream.range(from, to).mapToObj(position -> line(position, bill.lines().get(position))).toList(), staff());
		}

		private UploadLine line(int position, Bill.Line line) {
			String approval = line.hospitalApproval();
			return new UploadLine(serialNumber(position), line.itemCode(), line.hospitalItemCode(), line.itemName(), line.unitPrice(),
					line.quantity(), line.amountFen(), line.orderedAt() == null ? bill.visit().startedAt() : line.orderedAt(),
					line.orderingDepartment(), line.orderingDoctor(), approval == null ? "0" : approval,
					Boolean.TRUE.equals(line.externalPrescription()));
		}

		/** feedetl_sn: the batch and the line's position, unique within the visit. */
		String serialNumber(int position) {
			return batchNumber + "-" + (position + 1);
		}

		SettlementOrder settlement() {
			return new SettlementOrder(insuranceVisitNumber(), batchNumber, bill.scene().medicalType(), bill.totalFen(), bill.usePersonalAccount());
		}

		private Staff staff() {
			return new Staff(bill.visit().departmentCode(), bill.visit().departmentName(), bill.visit().doctorCode(), bill.visit().doctorName());
		}
	}
}
