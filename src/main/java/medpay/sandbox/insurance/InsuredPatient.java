package medpay.sandbox.insurance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import medpay.sandbox.insurance.policy.InsuranceType;
import medpay.sandbox.insurance.policy.InsuranceYear;
import medpay.sandbox.insurance.policy.PersonType;
import medpay.shared.IdCardNumber;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import org.jspecify.annotations.Nullable;

/**
 * A person as the platform keeps them (参保人).
 *
 * @param personType as what they are insured; null: not insured, they pay alone
 */
record InsuredPatient(PersonNumber number, PersonName name, IdCardNumber idNumber, LocalDate birthDate, @Nullable PersonType personType) {

	/** The insured's division: the whole city. */
	static final String AREA = "310100";

	private static final int GENDER_DIGIT = 16;
	private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

	boolean insured() {
		return personType != null;
	}

	/** As what they are insured; refuses whoever is not. */
	PersonType type() {
		if (personType == null) {
			throw new Refused("该人员未参保，请按自费办理：psn_no");
		}
		return personType;
	}

	InsuranceType insurance() {
		return type().insurance();
	}

	/** 1 male, 2 female, as the identity number says. */
	String gender() {
		return (idNumber.value().charAt(GENDER_DIGIT) - '0') % 2 == 1 ? "1" : "2";
	}

	/** Years with one decimal. */
	BigDecimal age(LocalDate on) {
		return BigDecimal.valueOf(ChronoUnit.MONTHS.between(birthDate, on)).divide(MONTHS, 1, RoundingMode.DOWN);
	}

	InsuranceYear year(LocalDate on) {
		return InsuranceYear.of(personType == null ? InsuranceType.RESIDENTS : personType.insurance(), on);
	}
}
