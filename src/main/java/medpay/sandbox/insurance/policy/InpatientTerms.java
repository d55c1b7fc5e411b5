package medpay.sandbox.insurance.policy;

import java.util.Optional;
import medpay.shared.Money;

/**
 * The inpatient terms of Shanghai (上海住院待遇): the calculation alone, no transaction uses it yet. Marks as in {@link OutpatientTerms}; the same chapter says
 * that a real bill of 2021 is not reproduced by this formula to the cent.
 */
public final class InpatientTerms {

	private InpatientTerms() {}

	public static Terms of(InpatientStay stay) {
		return switch (stay.personType().stage()) {
			case RESIDENT -> residents(stay);
			case VETERAN -> Terms.employees(Fund.EMPLOYEES, 100, Money.ZERO, false, Optional.empty());
			// 起付 1500 (B), 85 % (C)
			case WORKING -> employees(stay, 85, 1500);
			// 起付 1200, 92 % (C), for every class of the retired
			case RETIRED -> employees(stay, 92, 1200);
		};
	}

	/** The deductible counts in the insurance year, the current year's account does not pay first (D). */
	private static Terms employees(InpatientStay stay, int share, long deductibleYuan) {
		return Terms.employees(Fund.EMPLOYEES, share, new Money(deductibleYuan * 100), false, Optional.of(FundCap.on(stay.on())));
	}

	/** Per stay, whatever earlier stays paid: 50, 100, 300 at level one, two, three (A, 2024, taken for every date); 居民大病 pays of its diseases. */
	private static Terms residents(InpatientStay stay) {
		Money perStay = new Money(stay.level().of(50, 100, 300) * 100L);
		return Terms.residents(residentsShare(stay.level(), stay.age()), perStay,
				stay.seriousDisease() ? OutpatientTerms.RESIDENTS_SERIOUS_DISEASE : 0);
	}

	/** The person pays 20, 30, 40 %, from 60 on 10, 20, 30 % (A, 2024: the ends of both rows; D: the middle). */
	static int residentsShare(HospitalLevel level, int age) {
		return level.of(80, 70, 60) + (age >= 60 ? 10 : 0);
	}
}
