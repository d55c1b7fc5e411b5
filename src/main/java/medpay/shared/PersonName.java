package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** A person's name (姓名). Masked wherever it is printed. */
public record PersonName(@JsonValue String value) {

	public PersonName {
		if (value.isBlank() || value.length() > 50) {
			throw new IllegalArgumentException("PersonName must have 1 to 50 characters");
		}
	}

	@Override
	public String toString() {
		return Masked.keep(value, 1, 0);
	}
}
