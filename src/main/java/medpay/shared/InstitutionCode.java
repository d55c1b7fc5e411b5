package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** The 12-character national code of a medical institution (定点医药机构编码, fixmedins_code). */
public record InstitutionCode(@JsonValue String value) {

	public InstitutionCode {
		if (!value.matches("[A-Z0-9]{12}")) {
			throw new IllegalArgumentException("An institution code has 12 capital letters or digits");
		}
	}

	@Override
	public String toString() {
		return value;
	}
}
