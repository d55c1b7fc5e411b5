package medpay.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a bank or social-security card (卡号). Masked wherever it is printed. */
public record CardNumber(@JsonValue String value) {

	public CardNumber {
		if (value.isBlank() || value.length() > 50) {
			throw new IllegalArgumentException("CardNumber must have 1 to 50 characters");
		}
	}

	@Override
	public String toString() {
		return Masked.keep(value, 0, 4);
	}
}
