package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** The number of an identity document, mostly the 18-character resident identity card (身份证号). Masked wherever it is printed. */
public record IdCardNumber(@JsonValue String value) {

	public IdCardNumber {
		if (value.isBlank() || value.length() > 50) {
			throw new IllegalArgumentException("IdCardNumber must have 1 to 50 characters");
		}
	}

	@Override
	public String toString() {
		return Masked.keep(value, 1, 1);
	}
}
