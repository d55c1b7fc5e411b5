package medpay.sandbox.insurance.policy;

import java.time.LocalDate;

/** The year in which a deductible counts (医保年度): employees from 1 July (D), residents from 1 January, named by the year it begins in. */
public record InsuranceYear(int value) {

	public static InsuranceYear of(InsuranceType insurance, LocalDate on) {
		return switch (insurance) {
			case EMPLOYEES -> new InsuranceYear(on.minusMonths(6).getYear());
			case RESIDENTS -> new InsuranceYear(on.getYear());
		};
	}
}
