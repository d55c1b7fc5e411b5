package medpay.simulation;

import medpay.shared.IdCardNumber;
import medpay.shared.PersonNumber;

/** An invented person by a serial of eight digits; the division of the identity number does not exist. */
record SimulatedPerson(String serial) {

	private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

	static SimulatedPerson of(int index) {
		return new SimulatedPerson("%08d".formatted(index));
	}

	/** The code the person shows. */
	String code() {
		return "0".repeat(20) + serial;
	}

	PersonNumber number() {
		return numberOf(idNumber(serial));
	}

	/** The division and the running number carry the serial. */
	static IdCardNumber idNumber(String serial) {
		String first = "99" + serial.substring(1, 5) + "19700101" + serial.substring(5);
		int sum = 0;
		for (int index = 0; index < WEIGHTS.length; index++) {
			sum += (first.charAt(index) - '0') * WEIGHTS[index];
		}
		return new IdCardNumber(first + "10X98765432".charAt(sum % 11));
	}

	static PersonNumber numberOf(IdCardNumber id) {
		return new PersonNumber("P" + id.value().substring(2, 6) + id.value().substring(14, 17));
	}
}
