package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** The number the insurance platform gives a person (人员编号, psn_no). Masked wherever it is printed. */
public record PersonNumber(@JsonValue String value) {

	public PersonNumber {
		if (value.isBlank() || value.length() > 30) {
			throw new IllegalArgumentException("PersonNumber must have 1 to 30 characters");
		}
	}

	@Override
	public String toString() {
		return Masked.keep(value, 0, 3);
	}
}
