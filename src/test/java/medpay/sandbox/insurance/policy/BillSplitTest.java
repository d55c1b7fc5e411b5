package medpay.sandbox.insurance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import medpay.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples: the order of the accounts, the deductible, the ratio. */
class BillSplitTest {

	private static final CatalogueSplit BILL_OF_620 = new CatalogueSplit(yuan("20"), Money.ZERO, yuan("20"), yuan("580"));

	/** The worked example of insurance facts, chapter 9: working, from 45, level three, mid-2021. */
	@Test
	void spendsTheCurrentAccountThenTheDeductibleThenTheRatio() {
		var split = BillSplit.of(BILL_OF_620, terms("116032", "2021-06-15"), new Accounts(yuan("300"), yuan("1000"), yuan("1400"), Money.ZERO), true);

		assertThat(split.currentAccount()).isEqualTo(yuan("300"));
		assertThat(split.deductibleHistory()).isEqualTo(yuan("100"));
		assertThat(split.fundPaid()).isEqualTo(yuan("108"));
		assertThat(split.fund()).isEqualTo(Fund.LOCAL_SUPPLEMENT);
		assertThat(split.ratioHistory()).isEqualTo(yuan("72"));
		assertThat(split.accountPaid()).isEqualTo(yuan("472"));
		assertThat(split.cash()).isEqualTo(yuan("40"));
	}

	@Test
	void theSameBillIn2023IsPaidByThePooledFund() {
		var split = BillSplit.of(BILL_OF_620, terms("116032", "2023-01-01"), new Accounts(yuan("300"), yuan("1000"), yuan("1400"), Money.ZERO), true);

		assertThat(split.fund()).isEqualTo(Fund.EMPLOYEES);
		assertThat(split.fundPaid()).isEqualTo(yuan("108"));
	}

	@Test
	void withoutTheAccountsThePersonPaysTheirPartInCash() {
		var split = BillSplit.of(BILL_OF_620, terms("116032", "2021-06-15"), new Accounts(yuan("300"), yuan("1000"), yuan("1400"), Money.ZERO),
				false);

		assertThat(split.accountPaid()).isEqualTo(Money.ZERO);
		assertThat(split.deductibleCash()).isEqualTo(yuan("100"));
		assertThat(split.fundPaid()).isEqualTo(yuan("288"));
		assertThat(split.cash()).isEqualTo(yuan("332"));
	}

	/** Residents, level two, 1000 yuan: (1000 - 500) x 0.6 = 300. */
	@Test
	void residentsPayTheDeductibleAndTheirShareInCash() {
		var visit = new Outpatient(PersonType.RESIDENT_FROM_18, LocalDate.of(1990, 1, 1), HospitalLevel.TWO, LocalDate.of(2026, 11, 23), Care.CLINIC);
		var bill = new CatalogueSplit(Money.ZERO, Money.ZERO, Money.ZERO, yuan("1000"));

		var split = BillSplit.of(bill, OutpatientTerms.of(visit), new Accounts(yuan("50"), yuan("50"), Money.ZERO, Money.ZERO), true);

		assertThat(split.fundPaid()).isEqualTo(yuan("300"));
		assertThat(split.deductibleCash()).isEqualTo(yuan("500"));
		assertThat(split.accountPaid()).as("residents have no personal account").isEqualTo(Money.ZERO);
		assertThat(split.cash()).isEqualTo(yuan("700"));
	}

	@Test
	void residentsSeriousDiseaseInsurancePaysSixtyPercentOfTheRest() {
		var visit = new Outpatient(PersonType.RESIDENT_FROM_18, LocalDate.of(1990, 1, 1), HospitalLevel.THREE, LocalDate.of(2026, 11, 23),
				Care.SERIOUS_DISEASE);
		var bill = new CatalogueSplit(Money.ZERO, Money.ZERO, Money.ZERO, yuan("1000"));

		var split = BillSplit.of(bill, OutpatientTerms.of(visit), new Accounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO), true);

		assertThat(split.seriousDisease()).isEqualTo(yuan("240"));
		assertThat(split.fundPaid()).isEqualTo(yuan("840"));
		assertThat(split.cash()).isEqualTo(yuan("160"));
	}

	@Test
	void aDeductibleThatIsMetIsNotAskedAgain() {
		var split = BillSplit.of(new CatalogueSplit(Money.ZERO, Money.ZERO, Money.ZERO, yuan("100")), terms("116032", "2026-11-23"),
				new Accounts(Money.ZERO, Money.ZERO, yuan("900"), Money.ZERO), true);

		assertThat(split.deductible()).isEqualTo(Money.ZERO);
		assertThat(split.fundPaid()).isEqualTo(yuan("70"));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# class, ceiling, share, price, quantity, amount, own pay, over limit, first pay, in scope
			A, 10.00, 0,    10.00, 2,   20.00,  0,     0,    0,    20.00
			A, 10.00, 0,    12.50, 2,   25.00,  0,     5.00, 0,    20.00
			B, 10.00, 0.1,  10.00, 3,   30.00,  0,     0,    3.00, 27.00
			B, 10.00, 0.05, 11.00, 3,   33.00,  0,     3.00, 1.50, 28.50
			B, 99.00, 0.05,  4.52, 1,    4.52,  0,     0,    0.23,  4.29
			C, 10.00, 1,    10.00, 3,   30.00, 30.00,  0,    0,     0
			""")
	void classesDecideWhatIsInScope(ItemClass itemClass, BigDecimal ceiling, BigDecimal share, BigDecimal price, BigDecimal quantity, String amount,
			String own, String over, String first, String scope) {
		var split = new ItemTerms(itemClass, ceiling, share).split(yuan(amount), price, quantity);

		assertThat(split).isEqualTo(new CatalogueSplit(yuan(own), yuan(over), yuan(first), yuan(scope)));
		assertThat(split.total()).isEqualTo(yuan(amount));
	}

	private static Terms terms(String type, String on) {
		return OutpatientTerms.of(
				new Outpatient(PersonType.of(type).orElseThrow(), LocalDate.of(1970, 1, 1), HospitalLevel.THREE, LocalDate.parse(on), Care.CLINIC));
	}

	private static Money yuan(String yuan) {
		return Money.ofYuan(new BigDecimal(yuan));
	}
}
