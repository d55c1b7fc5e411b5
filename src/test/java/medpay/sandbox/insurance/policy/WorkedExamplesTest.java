package medpay.sandbox.insurance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import medpay.shared.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One bill per rule of the table in the insurance facts, chapter 9, each to be followed with a pencil: {@code costs} are in scope, {@code dedH} and
 * {@code dedC} the deductible from the history account and in cash, {@code ownH} and {@code ownC} the person's part of the ratio stage likewise.
 */
class WorkedExamplesTest {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# rule                                       | care            | type   | born       | level | on         | costs | cur | hist | met  || cur | dedH | dedC | fund   | ownH  | ownC
			# until 2022 the supplement pays: 2000 - 1500 = 500, 65 % of it
			employee under 45, before, level one         | CLINIC          | 116031 | 1990-01-01 | ONE   | 2022-12-31 | 2000  | 0   | 0    | 0    || 0   | 0    | 1500 | 325    | 0     | 175
			# the chapter's constructed example: 300 current, 100 deductible, 60 % of 180
			employee from 45, before, level three        | CLINIC          | 116032 | 1970-01-01 | THREE | 2021-06-15 | 580   | 300 | 1000 | 1400 || 300 | 100  | 0    | 108    | 72    | 0
			# 中人: 70 % at level three, too
			employee 中人, before                         | CLINIC          | 116033 | 1968-01-01 | THREE | 2023-06-30 | 100   | 0   | 0    | 1500 || 0   | 0    | 0    | 70     | 0     | 30
			retired to 69, before: 700, then 75 %        | CLINIC          | 126037 | 1958-01-01 | TWO   | 2022-05-01 | 1100  | 0   | 0    | 0    || 0   | 0    | 700  | 300    | 0     | 100
			retired from 70, before: 85 % at level one   | CLINIC          | 126067 | 1945-01-01 | ONE   | 2022-05-01 | 800   | 0   | 0    | 0    || 0   | 0    | 700  | 85     | 0     | 15
			retired by 2000, before: 300, then 80 %      | CLINIC          | 126034 | 1935-01-01 | THREE | 2022-05-01 | 400   | 0   | 0    | 0    || 0   | 0    | 300  | 80     | 0     | 20
			# since July 2023: 500, then 80, 75, 70 % whatever the age
			employee under 45, now, level one            | CLINIC          | 116031 | 1990-01-01 | ONE   | 2026-11-23 | 600   | 0   | 0    | 0    || 0   | 0    | 500  | 80     | 0     | 20
			employee from 45, now, level three           | CLINIC          | 116032 | 1970-01-01 | THREE | 2026-11-23 | 600   | 50  | 530  | 0    || 50  | 500  | 0    | 35     | 15    | 0
			# history 505: 500 deductible, 5 of the own 30, the rest in cash
			the history account runs out within a bill   | CLINIC          | 116032 | 1970-01-01 | THREE | 2026-11-23 | 600   | 0   | 505  | 0    || 0   | 500  | 0    | 70     | 5     | 25
			the current account alone is enough          | CLINIC          | 116032 | 1970-01-01 | THREE | 2026-11-23 | 120   | 200 | 0    | 0    || 120 | 0    | 0    | 0      | 0     | 0
			# 300, then 85, 80, 75 %
			retired to 69, now, level two                | CLINIC          | 126037 | 1960-01-01 | TWO   | 2026-11-23 | 400   | 0   | 0    | 0    || 0   | 0    | 300  | 80     | 0     | 20
			retired from 70, now, level three            | CLINIC          | 126067 | 1931-06-01 | THREE | 2026-11-23 | 100   | 0   | 0    | 300  || 0   | 0    | 0    | 75     | 0     | 25
			离休: everything in scope                      | CLINIC          | 1300   | 1930-01-01 | THREE | 2026-11-23 | 1000  | 0   | 0    | 0    || 0   | 0    | 0    | 1000   | 0     | 0
			大病 of the working: 85 %, the current account waits | SERIOUS_DISEASE | 116032 | 1970-01-01 | THREE | 2026-11-23 | 1000 | 400 | 0 | 0 || 0 | 0 | 0 | 850 | 0 | 150
			大病 of the retired: 92 %                       | SERIOUS_DISEASE | 126037 | 1960-01-01 | THREE | 2026-11-23 | 1000  | 0   | 50   | 0    || 0   | 0    | 0    | 920    | 50    | 30
			家床: 80 %                                     | HOME_BED        | 126067 | 1940-01-01 | ONE   | 2026-11-23 | 1000  | 0   | 0    | 0    || 0   | 0    | 0    | 800    | 0     | 200
			# residents: 300 or 500, then 70, 60, 50 %; no personal account, whatever stands there
			newborn                                      | CLINIC          | 149901 | 2026-11-20 | THREE | 2026-11-23 | 500   | 9   | 9    | 0    || 0   | 0    | 300  | 100    | 0     | 100
			pupil of 18, the day before the birthday     | CLINIC          | 149901 | 2007-11-24 | ONE   | 2026-11-23 | 400   | 0   | 0    | 0    || 0   | 0    | 300  | 70     | 0     | 30
			student of 20                                | CLINIC          | 1404   | 2006-01-01 | TWO   | 2026-11-23 | 600   | 0   | 0    | 0    || 0   | 0    | 500  | 60     | 0     | 40
			# published: (1000 - 500) x 0.6 = 300
			adult resident, level two                    | CLINIC          | 156035 | 1990-01-01 | TWO   | 2026-11-23 | 1000  | 0   | 0    | 0    || 0   | 0    | 500  | 300    | 0     | 200
			resident on the 60th birthday                | CLINIC          | 156036 | 1966-11-23 | THREE | 2026-11-23 | 500   | 0   | 0    | 0    || 0   | 0    | 300  | 100    | 0     | 100
			resident of 95                               | CLINIC          | 156037 | 1931-01-01 | ONE   | 2026-11-23 | 400   | 0   | 0    | 200  || 0   | 0    | 100  | 210    | 0     | 90
			# 60 % of 1000, then 居民大病 60 % of the 400 left: 600 + 240
			大病 of an adult resident, level three          | SERIOUS_DISEASE | 156035 | 1990-01-01 | THREE | 2026-11-23 | 1000  | 0   | 0    | 0    || 0   | 0    | 0    | 840    | 0     | 160
			# 90 %, then 60 % of 100
			大病 of a resident from 60, level one           | SERIOUS_DISEASE | 156037 | 1950-01-01 | ONE   | 2026-11-23 | 1000  | 0   | 0    | 0    || 0   | 0    | 0    | 960    | 0     | 40
			""")
	void outpatient(String rule, Care care, String type, LocalDate born, HospitalLevel level, LocalDate on, BigDecimal costs, BigDecimal current,
			BigDecimal history, BigDecimal met, String none, BigDecimal fromCurrent, BigDecimal deductibleHistory, BigDecimal deductibleCash,
			BigDecimal fund, BigDecimal ownHistory, BigDecimal ownCash) {
		var terms = OutpatientTerms.of(new Outpatient(PersonType.of(type).orElseThrow(), born, level, on, care));

		var split = BillSplit.of(inScope(costs), terms, new Accounts(yuan(current), yuan(history), yuan(met), Money.ZERO), true);

		assertThat(split.currentAccount()).as("current account").isEqualTo(yuan(fromCurrent));
		assertThat(split.deductibleHistory()).as("deductible, history").isEqualTo(yuan(deductibleHistory));
		assertThat(split.deductibleCash()).as("deductible, cash").isEqualTo(yuan(deductibleCash));
		assertThat(split.fundsPaid()).as("fund").isEqualTo(yuan(fund));
		assertThat(split.ratioHistory()).as("own part, history").isEqualTo(yuan(ownHistory));
		assertThat(split.ratioCash()).as("own part, cash").isEqualTo(yuan(ownCash));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# rule                                     | type   | born       | level | 大病  | costs | met  || deductible | fund
			# published: (10000 - 1500) x 0.85 = 7225
			working: 1500, 85 %                        | 116032 | 1970-01-01 | THREE | false | 10000 | 0    || 1500       | 7225
			retired: 1200, 92 %: 8800 x 0.92           | 126037 | 1960-01-01 | ONE   | false | 10000 | 0    || 1200       | 8096
			a second stay of the year                  | 116032 | 1970-01-01 | THREE | false | 10000 | 1500 || 0          | 8500
			离休                                         | 1300   | 1930-01-01 | THREE | false | 10000 | 0    || 0          | 10000
			child, level three: 300, 60 % of 700       | 149901 | 2020-01-01 | THREE | false | 1000  | 0    || 300        | 420
			adult resident, level two: 100, 70 %       | 156035 | 1990-01-01 | TWO   | false | 1100  | 0    || 100        | 700
			resident from 60, level one: 50, 90 %      | 156036 | 1960-01-01 | ONE   | false | 1050  | 0    || 50         | 900
			# 600 of 1000, then 60 % of 400
			居民大病, adult, level three: 300            | 156035 | 1990-01-01 | THREE | true  | 1300  | 0    || 300        | 840
			""")
	void inpatient(String rule, String type, LocalDate born, HospitalLevel level, boolean seriousDisease, BigDecimal costs, BigDecimal met,
			String none, BigDecimal deductible, BigDecimal fund) {
		var stay = new InpatientStay(PersonType.of(type).orElseThrow(), born, level, LocalDate.of(2026, 11, 23), seriousDisease);
		var before = new Accounts(yuan(BigDecimal.TEN), Money.ZERO, yuan(met), Money.ZERO);

		var split = BillSplit.of(inScope(costs), InpatientTerms.of(stay), before, true);

		assertThat(split.deductible()).isEqualTo(yuan(deductible));
		assertThat(split.fundsPaid()).isEqualTo(yuan(fund));
		assertThat(split.currentAccount()).as("pays no stay").isEqualTo(Money.ZERO);
		assertThat(split.cash()).isEqualTo(yuan(costs.subtract(fund)));
	}

	/** Working, deductible met, level three: 85 % until the cap, 80 % from the supplementary fund above. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			# rule                            | on         | paid before | costs || pooled | supplement | history | cash
			below the cap of 2023             | 2024-06-30 | 609150      | 1000  || 850    | 0          | 100     | 50
			# 425 left of 610,000 = 85 % of 500; of the other 500 the supplement pays 400; own 75 + 100, of it 100 from the history account
			across the cap of 2023            | 2023-07-01 | 609575      | 1000  || 425    | 400        | 100     | 75
			above the cap of 2023             | 2023-07-01 | 610000      | 1000  || 0      | 800        | 100     | 100
			the cap of 2024 is higher         | 2024-07-01 | 610000      | 1000  || 850    | 0          | 100     | 50
			above the cap of 2024             | 2025-06-30 | 630000      | 1000  || 0      | 800        | 100     | 100
			above the cap of 2025, and later  | 2026-11-23 | 650000      | 1000  || 0      | 800        | 100     | 100
			""")
	void aboveTheYearsCapTheSupplementaryFundPays(String rule, LocalDate on, BigDecimal paidBefore, BigDecimal costs, String none,
			BigDecimal pooled, BigDecimal supplement, BigDecimal history, BigDecimal cash) {
		var stay = new InpatientStay(PersonType.WORKING_FROM_45, LocalDate.of(1970, 1, 1), HospitalLevel.THREE, on, false);
		var before = new Accounts(Money.ZERO, yuan("100"), yuan("1500"), yuan(paidBefore));

		var split = BillSplit.of(inScope(costs), InpatientTerms.of(stay), before, true);

		assertThat(split.fundPaid()).isEqualTo(yuan(pooled));
		assertThat(split.supplementPaid()).isEqualTo(yuan(supplement));
		assertThat(split.historyAccount()).isEqualTo(yuan(history));
		assertThat(split.cash()).isEqualTo(yuan(cash));
		assertThat(before.after(split).pooledPaid()).isEqualTo(yuan(paidBefore.add(pooled)));
	}

	/** The e-bill of 2021 is used for its identities, not for its rates: which class and which earlier stays are not told. */
	@ParameterizedTest
	@CsvSource("276020.66, 26715.20, 11027.47, 217609.89, 31695.57, 58410.77")
	void theRealInpatientBillsFiguresAddUp(BigDecimal total, BigDecimal own, BigDecimal first, BigDecimal pooled, BigDecimal selfPaid,
			BigDecimal cash) {
		var scope = new CatalogueSplit(yuan(own), Money.ZERO, yuan(first), yuan(total.subtract(own).subtract(first)));
		Money ownPart = yuan(selfPaid.subtract(first));
		var split = new BillSplit(scope, Fund.EMPLOYEES, new BigDecimal("0.92"), Money.ZERO, Money.ZERO, Money.ZERO, yuan(pooled), Money.ZERO,
				Money.ZERO, ownPart, AboveCap.NOTHING);

		assertThat(split.total()).isEqualTo(yuan(total)).isEqualTo(split.fundsPaid().plus(split.cash()));
		assertThat(split.cash()).isEqualTo(yuan(cash));
	}

	private static CatalogueSplit inScope(BigDecimal costs) {
		return new CatalogueSplit(Money.ZERO, Money.ZERO, Money.ZERO, yuan(costs));
	}

	private static Money yuan(BigDecimal yuan) {
		return Money.ofYuan(yuan);
	}

	private static Money yuan(String yuan) {
		return yuan(new BigDecimal(yuan));
	}
}
