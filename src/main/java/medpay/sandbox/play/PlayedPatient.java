package medpay.sandbox.play;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented patient (虚构患者), with a card and a signed agreement, their own or the guardian's, once the play has made them.
 *
 * @param key one patient for each key within a play
 * @param number 0 and up, within the play; identity numbers are made of it
 * @param insuranceType 310, 390; null when not insured
 * @param personType of the insurance: 116031 …; null when not insured
 * @param accountFen what the personal account holds, this year's and former years' together
 * @param deductibleMetFen of the insurance year that runs
 * @param guardian who pays for a child; null for the others
 */
public record PlayedPatient(String key, int number, String name, boolean female, LocalDate birthDate, @Nullable String insuranceType,
		@Nullable String personType, long accountFen, long deductibleMetFen, @Nullable PlayedPatient guardian) {

	private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	private static final int NUMBERS_OF_A_DAY = 500;
	private static final int DIVISIONS = 10_000;

	/** An identity number with a right check digit in a division that does not exist (99…); {@code play} keeps plays apart. */
	String idNumber(long play) {
		long division = (play * 211 + number / NUMBERS_OF_A_DAY) % DIVISIONS;
		String first = "99%04d".formatted(division) + birthDate.toString().replace("-", "")
				+ "%03d".formatted(number % NUMBERS_OF_A_DAY * 2 + (female ? 0 : 1));
		int sum = 0;
		for (int index = 0; index < WEIGHTS.length; index++) {
			sum += (first.charAt(index) - '0') * WEIGHTS[index];
		}
		return first + "10X98765432".charAt(sum % 11);
	}

	/** Prints no person, invented or not. */
	@Override
	public String toString() {
		return "PlayedPatient[" + number + "]";
	}
}
