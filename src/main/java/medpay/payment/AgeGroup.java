package medpay.payment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The age groups of the figures (年龄组), by whole years on the day of the bill. */
public enum AgeGroup {

	/** 0 to 6. */
	UNDER_7(7),
	/** 7 to 17. */
	UNDER_18(18),
	/** 18 to 44. */
	UNDER_45(45),
	/** 45 to 59. */
	UNDER_60(60),
	/** 60 to 69. */
	UNDER_70(70),
	/** 70 to 79. */
	UNDER_80(80),
	/** 80 and above. */
	FROM_80(Integer.MAX_VALUE),
	/** Not kept when the bill came (未记录). */
	UNKNOWN(Integer.MAX_VALUE);

	private final int below;

	AgeGroup(int below) {
		this.below = below;
	}

	static AgeGroup of(LocalDate born, LocalDate on) {
		long years = ChronoUnit.YEARS.between(born, on);
		for (AgeGroup group : values()) {
			if (years < group.below) {
				return group;
			}
		}
		return UNKNOWN;
	}
}
