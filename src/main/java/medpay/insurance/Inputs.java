package medpay.insurance;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import medpay.insurance.InsurancePlatform.Diagnosis;
import medpay.insurance.InsurancePlatform.DiagnosesOrder;
import medpay.insurance.InsurancePlatform.InsuredVisit;
import medpay.insurance.InsurancePlatform.LinesOrder;
import medpay.insurance.InsurancePlatform.SettlementOrder;
import medpay.insurance.InsurancePlatform.Staff;
import medpay.insurance.InsurancePlatform.VisitOpeningOrder;
import medpay.insurance.platform.Codes;
import medpay.insurance.platform.LineMessages;
import medpay.insurance.platform.PersonMessages;
import medpay.insurance.platform.PlatformNumbers;
import medpay.insurance.platform.PlatformTime;
import medpay.insurance.platform.SettlementMessages;
import medpay.insurance.platform.VisitMessages;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * From the port's words to the platform's fields (入参). Every required field comes from the bill, the person, the institution or the settings.
 *
 * @param cardByIdNumber whether a social-security card is told as 02 with the identity number
 */
record Inputs(boolean cardByIdNumber) {

	/** mdtrt_cert_type and mdtrt_cert_no. */
	private record Shown(String type, String number) {}

	private Shown shown(Credential credential) {
		IdCardNumber certificate = credential.certificateNumber();
		if (credential.kind() == Credential.Kind.CARD && cardByIdNumber && certificate != null) {
			return new Shown(Credential.Kind.ID_NUMBER.code(), certificate.value());
		}
		return new Shown(credential.kind().code(), credential.number());
	}

	PersonMessages.Input person(Credential credential) {
		IdCardNumber certificate = credential.certificateNumber();
		PersonName name = credential.name();
		if (credential.kind() == Credential.Kind.E_VOUCHER && (credential.certificateType() == null || certificate == null || name == null)) {
			throw new IllegalArgumentException("An e-voucher's certificate and name must be decoded before the person is looked up");
		}
		Shown shown = shown(credential);
		return new PersonMessages.Input(new PersonMessages.Query(shown.type(), shown.number(), "", "", orEmpty(credential.certificateType()),
				certificate == null ? "" : certificate.value(), name == null ? "" : name.value()));
	}

	VisitMessages.OpenInput openVisit(InsuredVisit visit, VisitOpeningOrder order) {
		Shown shown = shown(visit.credential());
		Staff staff = order.staff();
		return new VisitMessages.OpenInput(new VisitMessages.Registration(visit.person().value(), visit.insuranceType(),
				PlatformTime.time(order.startedAt()), shown.type(), shown.number(), order.visitNumber(), staff.doctorCode(), staff.doctorName(),
				staff.departmentCode(), staff.departmentName(), order.specialtyCode()));
	}

	VisitMessages.DiagnosesInput diagnoses(InsuredVisit visit, DiagnosesOrder order) {
		String startedAt = PlatformTime.time(order.startedAt());
		var visited = new VisitMessages.Mdtrtinfo(order.insuranceVisitNumber(), visit.person().value(), order.medicalType(), startedAt, "",
				orEmpty(order.diseaseCode()), "", "", "");
		List<VisitMessages.Diseinfo> diagnoses = IntStream.range(0, order.diagnoses().size())
				.mapToObj(index -> diagnosis(order.diagnoses().get(index), index + 1, order.staff(), startedAt)).toList();
		return new VisitMessages.DiagnosesInput(visited, diagnoses);
	}

	private static VisitMessages.Diseinfo diagnosis(Diagnosis diagnosis, int place, Staff staff, String at) {
		return new VisitMessages.Diseinfo(diagnosis.main() ? Codes.MAIN_DIAGNOSIS : Codes.OTHER_DIAGNOSIS, place, diagnosis.code(), diagnosis.name(),
				staff.departmentCode(), staff.doctorCode(), staff.doctorName(), at, Codes.VALID);
	}

	LineMessages.UploadInput lines(InsuredVisit visit, LinesOrder order) {
		return new LineMessages.UploadInput(order.lines().stream().map(line -> line(visit, order, line)).toList());
	}

	private static LineMessages.Feedetail line(InsuredVisit visit, LinesOrder order, UploadLine line) {
		Staff staff = order.staff();
		return new LineMessages.Feedetail(line.serialNumber(), order.insuranceVisitNumber(), visit.person().value(), order.batchNumber(),
				orEmpty(order.diseaseCode()), "", line.externalPrescription() ? Codes.YES : Codes.NO, PlatformTime.time(line.orderedAt()),
				line.itemCode(), line.hospitalItemCode(), PlatformNumbers.amount(line.amount()), PlatformNumbers.quantity(line.quantity()),
				PlatformNumbers.price(line.unitPrice()), "", "", BigDecimal.ZERO, "", orElse(line.orderingDepartment(), staff.departmentCode()),
				nameOf(line.orderingDepartment(), staff.departmentCode(), staff.departmentName()), orElse(line.orderingDoctor(), staff.doctorCode()),
				nameOf(line.orderingDoctor(), staff.doctorCode(), staff.doctorName()), "", "", "", "", line.hospitalApproval(), "", "", "", "", "",
				"");
	}

	/** The hospital names only the visit's own department and doctor; whoever else ordered is told by the code alone, never under another's name. */
	private static String nameOf(@Nullable String ordering, String own, String ownName) {
		return ordering == null || ordering.equals(own) ? ownName : ordering;
	}

	SettlementMessages.TrialInput trial(InsuredVisit visit, SettlementOrder order) {
		Shown shown = shown(visit.credential());
		return new SettlementMessages.TrialInput(new SettlementMessages.Trial(visit.person().value(), shown.type(), shown.number(),
				order.medicalType(), PlatformNumbers.amount(order.total()), Codes.SETTLE_BY_ITEM, order.insuranceVisitNumber(), order.batchNumber(),
				accountUsed(order), visit.insuranceType()));
	}

	SettlementMessages.SettleInput settle(InsuredVisit visit, SettlementOrder order, CatalogueScope scope) {
		Shown shown = shown(visit.credential());
		return new SettlementMessages.SettleInput(new SettlementMessages.Settle(visit.person().value(), shown.type(), shown.number(),
				order.medicalType(), PlatformNumbers.amount(order.total()), Codes.SETTLE_BY_ITEM, order.insuranceVisitNumber(), order.batchNumber(),
				visit.insuranceType(), accountUsed(order), "", PlatformNumbers.amount(scope.ownPay()), PlatformNumbers.amount(scope.overLimit()),
				PlatformNumbers.amount(scope.firstPay()), PlatformNumbers.amount(scope.inScope())));
	}

	private static String accountUsed(SettlementOrder order) {
		return order.usePersonalAccount() ? Codes.YES : Codes.NO;
	}

	private static String orEmpty(@Nullable String value) {
		return value == null ? "" : value;
	}

	private static String orElse(@Nullable String value, String other) {
		return value == null ? other : value;
	}
}
