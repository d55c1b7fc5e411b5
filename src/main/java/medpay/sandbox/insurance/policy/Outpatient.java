package medpay.sandbox.insurance.policy;

import java.time.LocalDate;

/** For whom, where and when an outpatient bill is settled (门诊就诊). */
public record Outpatient(PersonType personType, LocalDate birthDate, HospitalLevel level, LocalDate on, Care care) {

	int age() {
		return birthDate.until(on).getYears();
	}
}
