package medpay.sandbox.insurance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of terms, line by line. */
class OutpatientTermsTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			# person type, level, date, deductible yuan, fund share, fund
			116031, ONE,   2021-06-15, 1500, 0.65, LOCAL_SUPPLEMENT
			116031, TWO,   2021-06-15, 1500, 0.60, LOCAL_SUPPLEMENT
			116031, THREE, 2021-06-15, 1500, 0.50, LOCAL_SUPPLEMENT
			116032, ONE,   2022-12-31, 1500, 0.75, LOCAL_SUPPLEMENT
			116032, TWO,   2023-01-01, 1500, 0.70, EMPLOYEES
			116032, THREE, 2023-06-30, 1500, 0.60, EMPLOYEES
			116033, THREE, 2023-06-30, 1500, 0.70, EMPLOYEES
			126037, ONE,   2022-05-01,  700, 0.80, LOCAL_SUPPLEMENT
			126067, TWO,   2022-05-01,  700, 0.80, LOCAL_SUPPLEMENT
			126034, THREE, 2022-05-01,  300, 0.80, LOCAL_SUPPLEMENT
			116031, ONE,   2023-07-01,  500, 0.80, EMPLOYEES
			116032, TWO,   2023-07-01,  500, 0.75, EMPLOYEES
			116033, THREE, 2026-11-23,  500, 0.70, EMPLOYEES
			126037, ONE,   2026-11-23,  300, 0.85, EMPLOYEES
			126067, TWO,   2026-11-23,  300, 0.80, EMPLOYEES
			126034, THREE, 2026-11-23,  300, 0.75, EMPLOYEES
			1300,   THREE, 2026-11-23,    0, 1.00, EMPLOYEES
			""")
	void employees(String type, HospitalLevel level, LocalDate on, int deductible, BigDecimal share, Fund fund) {
		var terms = OutpatientTerms.of(visit(type, "1970-01-01", level, on, Care.CLINIC));

		assertThat(terms.deductible().yuan()).isEqualByComparingTo(BigDecimal.valueOf(deductible));
		assertThat(terms.fundShare()).isEqualByComparingTo(share);
		assertThat(terms.fund()).isEqualTo(fund);
		assertThat(terms.currentAccountFirst()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# person type, born, level, deductible yuan, fund share
			149901, 2008-11-24, ONE,   300, 0.70
			149901, 2007-11-24, TWO,   300, 0.60
			156035, 2007-11-23, THREE, 500, 0.50
			156035, 1966-11-24, ONE,   500, 0.70
			156036, 1966-11-23, TWO,   300, 0.60
			156037, 1950-01-01, THREE, 300, 0.50
			""")
	void residents(String type, String born, HospitalLevel level, int deductible, BigDecimal share) {
		var terms = OutpatientTerms.of(visit(type, born, level, LocalDate.of(2026, 11, 23), Care.CLINIC));

		assertThat(terms.deductible().yuan()).isEqualByComparingTo(BigDecimal.valueOf(deductible));
		assertThat(terms.fundShare()).isEqualByComparingTo(share);
		assertThat(terms.fund()).isEqualTo(Fund.RESIDENTS);
		assertThat(terms.accounts()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# person type, born, level, fund share, of the rest 居民大病
			116032, 1970-01-01, THREE, 0.85, 0
			126037, 1955-01-01, ONE,   0.92, 0
			156035, 1990-01-01, THREE, 0.60, 0.60
			156037, 1950-01-01, ONE,   0.90, 0.60
			""")
	void seriousDiseasesBeginWithTheRatio(String type, String born, HospitalLevel level, BigDecimal share, BigDecimal ofTheRest) {
		var terms = OutpatientTerms.of(visit(type, born, level, LocalDate.of(2026, 11, 23), Care.SERIOUS_DISEASE));

		assertThat(terms.deductible().nothing()).isTrue();
		assertThat(terms.currentAccountFirst()).isFalse();
		assertThat(terms.fundShare()).isEqualByComparingTo(share);
		assertThat(terms.seriousDiseaseShare()).isEqualByComparingTo(ofTheRest);
	}

	@ParameterizedTest
	@CsvSource({"EMPLOYEES, 2023-06-30, 2022", "EMPLOYEES, 2023-07-01, 2023", "RESIDENTS, 2023-06-30, 2023", "RESIDENTS, 2024-01-01, 2024"})
	void theDeductiblesYearBeginsInJulyForEmployees(InsuranceType insurance, LocalDate on, int year) {
		assertThat(InsuranceYear.of(insurance, on).value()).isEqualTo(year);
	}

	private static Outpatient visit(String type, String born, HospitalLevel level, LocalDate on, Care care) {
		return new Outpatient(PersonType.of(type).orElseThrow(), LocalDate.parse(born), level, on, care);
	}
}
