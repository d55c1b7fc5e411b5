package medpay.sandbox.insurance.policy;

import java.time.LocalDate;
import java.util.Optional;
import medpay.sandbox.insurance.policy.PersonType.Stage;
import medpay.shared.Money;

/**
 * The outpatient terms of Shanghai (上海门诊待遇). In brackets how sure a figure is, as in the insurance facts, chapter 9, from where all figures are: A official,
 * B captured or two sources, C one source, D from general knowledge. The dates 2023-01-01 (fund) and 2023-07-01 (deductible, ratio) are those of the reform
 * 沪府办规〔2021〕18号. What no source says is decided as decision 020 tells.
 */
public final class OutpatientTerms {

	/** From this day the pooled fund pays the ratio stage; before, the local supplementary fund did (A). */
	static final LocalDate POOLED_FUND_FROM = LocalDate.of(2023, 1, 1);
	/** From this day the new deductible and ratios hold (C). */
	static final LocalDate NEW_RATIOS_FROM = LocalDate.of(2023, 7, 1);

	/** 居民大病保险: 60 % of the person's part (A), inside the residents' fund (identity 12). */
	static final int RESIDENTS_SERIOUS_DISEASE = 60;

	private OutpatientTerms() {}

	public static Terms of(Outpatient visit) {
		return switch (visit.personType().stage()) {
			case RESIDENT -> visit.care() == Care.SERIOUS_DISEASE ? residentsSeriousDisease(visit) : residents(visit);
			case VETERAN -> Terms.employees(fund(visit.on()), 100, Money.ZERO, true, Optional.empty());
			case WORKING, RETIRED -> switch (visit.care()) {
				case CLINIC -> employees(visit);
				case SERIOUS_DISEASE -> employeesSeriousDisease(visit);
				case HOME_BED -> employeesHomeBed(visit);
			};
		};
	}

	private static Terms employees(Outpatient visit) {
		boolean reformed = !visit.on().isBefore(NEW_RATIOS_FROM);
		Money deductible = reformed ? deductible(visit.personType()) : deductibleBefore(visit.personType());
		int share = reformed ? share(visit.personType(), visit.level()) : shareBefore(visit.personType(), visit.level());
		Fund fund = fund(visit.on());
		Optional<FundCap> cap = fund == Fund.EMPLOYEES ? Optional.of(FundCap.on(visit.on())) : Optional.empty();
		return Terms.employees(fund, share, deductible, true, cap);
	}

	private static Fund fund(LocalDate on) {
		return on.isBefore(POOLED_FUND_FROM) ? Fund.LOCAL_SUPPLEMENT : Fund.EMPLOYEES;
	}

	/** Working 500 (B), retired 300 (C). */
	private static Money deductible(PersonType type) {
		return yuan(type.stage() == Stage.RETIRED ? 300 : 500);
	}

	/** 80, 75, 70 % at level one, two, three; five more for the retired (C). */
	private static int share(PersonType type, HospitalLevel level) {
		return level.of(80, 75, 70) + (type.stage() == Stage.RETIRED ? 5 : 0);
	}

	/** Working 1500 (B), retired 700, retired by the end of 2000 300 (D). */
	private static Money deductibleBefore(PersonType type) {
		if (type == PersonType.RETIRED_OLD) {
			return yuan(300);
		}
		return yuan(type.stage() == Stage.RETIRED ? 700 : 1500);
	}

	/** Working: under 45 65/60/50, from 45 75/70/60, 中人 75/70/70 (C). Retired: to 69 80/75/70, from 70 85/80/75, by the end of 2000 90/85/80 (D). */
	private static int shareBefore(PersonType type, HospitalLevel level) {
		return switch (type) {
			case WORKING_UNDER_45 -> level.of(65, 60, 50);
			case WORKING_FROM_45 -> level.of(75, 70, 60);
			case WORKING_MIDDLE -> level.of(75, 70, 70);
			case RETIRED_TO_69, RETIRED_MIDDLE -> level.of(80, 75, 70);
			case RETIRED_FROM_70 -> level.of(85, 80, 75);
			case RETIRED_OLD -> level.of(90, 85, 80);
			case VETERAN, STUDENT, CHILD, BEREAVED_FROM_60, BEREAVED_FROM_70, UNPROTECTED, DISABLED, RESIDENT_FROM_18, RESIDENT_FROM_60,
					RESIDENT_FROM_70 ->
				throw new IllegalArgumentException("No ratio of the employees' insurance for " + type);
		};
	}

	/** 门诊大病: the pooled fund pays 85 % for the working (C), 92 % for the retired (D: as for inpatients), without deductible (D). */
	private static Terms employeesSeriousDisease(Outpatient visit) {
		int share = visit.personType().stage() == Stage.RETIRED ? 92 : 85;
		return Terms.employees(Fund.EMPLOYEES, share, Money.ZERO, false, Optional.of(FundCap.on(visit.on())));
	}

	/** 家庭病床: the pooled fund pays 80 % (C), for working and retired alike and without deductible (D). */
	private static Terms employeesHomeBed(Outpatient visit) {
		return Terms.employees(Fund.EMPLOYEES, 80, Money.ZERO, false, Optional.of(FundCap.on(visit.on())));
	}

	/**
	 * 居民 (A, 2024, taken for every date): deductible 300, from 19 to 59 500; the person pays 30, 40, 50 % at level one, two, three. The table names ages only:
	 * it is taken for every class of residents, students, bereaved and disabled included, and for home beds.
	 */
	private static Terms residents(Outpatient visit) {
		boolean middle = visit.age() >= 19 && visit.age() < 60;
		return Terms.residents(visit.level().of(70, 60, 50), yuan(middle ? 500 : 300), 0);
	}

	/** As for inpatients (A, 2024: the person pays 20 to 40 %, from 60 on 10 to 30 %, by level), without deductible (D); then 居民大病 pays. */
	private static Terms residentsSeriousDisease(Outpatient visit) {
		return Terms.residents(InpatientTerms.residentsShare(visit.level(), visit.age()), Money.ZERO, RESIDENTS_SERIOUS_DISEASE);
	}

	private static Money yuan(long yuan) {
		return new Money(yuan * 100);
	}
}
