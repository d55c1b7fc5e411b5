package medpay.sandbox.insurance.policy;

import java.time.LocalDate;

/**
 * For whom, where and when a stay is settled (住院).
 *
 * @param seriousDisease the stay treats one of the diseases of the residents' serious-disease insurance (居民大病)
 */
public record InpatientStay(PersonType personType, LocalDate birthDate, HospitalLevel level, LocalDate on, boolean seriousDisease) {

	int age() {
		return birthDate.until(on).getYears();
	}
}
