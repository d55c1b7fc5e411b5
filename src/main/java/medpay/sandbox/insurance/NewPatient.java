package medpay.sandbox.insurance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import medpay.sandbox.insurance.policy.Accounts;
import medpay.sandbox.insurance.policy.InsuranceType;
import medpay.sandbox.insurance.policy.PersonType;
import medpay.shared.IdCardNumber;
import medpay.shared.Money;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.web.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the control API registers them (新建参保人), anything possible until {@link #check}.
 *
 * @param idNumber 17 digits and a digit or X
 * @param birthDate yyyy-MM-dd
 * @param insuranceType 310 employees, 390 residents; absent together with the person type: not insured, the person pays alone
 * @param personType 116032 …, of that insurance
 * @param currentAccountFen balance of the current year's account; absent is nothing, as for the next two
 * @param deductibleMetFen of the insurance year that runs
 * @param guardianPersonNo registers the delegation of a child to this person
 */
record NewPatient(@Nullable String name, @Nullable String idNumber, @Nullable String birthDate, @Nullable String insuranceType,
		@Nullable String personType, @Nullable Long currentAccountFen, @Nullable Long historyAccountFen, @Nullable Long deductibleMetFen,
		@Nullable String guardianPersonNo) {

	/** More than any account holds: a billion yuan. */
	private static final long MOST_FEN = 100_000_000_000L;
	private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
	private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

	/** The patient, good for the register. */
	record Checked(InsuredPatient patient, Accounts accounts, Optional<PersonNumber> guardian) {}

	/** Throws a problem that names every field at fault. {@code number}: the number to give a person not yet known. */
	Checked check(PersonNumber number, LocalDate today) {
		var checks = new Checks();
		String goodName = checks.text("name", name, 1, 50);
		String goodIdNumber = checks.matching("id_number", idNumber, "[0-9]{17}[0-9X]", "[0-9]{17}[0-9X]");
		LocalDate born = bornOn(checks, today);
		PersonType type = insuredAs(checks);
		var accounts = new Accounts(fen(checks, "current_account_fen", currentAccountFen), fen(checks, "history_account_fen", historyAccountFen),
				fen(checks, "deductible_met_fen", deductibleMetFen), Money.ZERO);
		if (guardianPersonNo != null) {
			checks.matching("guardian_person_no", guardianPersonNo, "[0-9]{1,30}", "[0-9]{1,30}");
		}
		checks.done();
		return new Checked(new InsuredPatient(number, new PersonName(goodName), new IdCardNumber(goodIdNumber), born, type), accounts,
				Optional.ofNullable(guardianPersonNo).map(PersonNumber::new));
	}

	private @Nullable PersonType insuredAs(Checks checks) {
		if (insuranceType == null && personType == null) {
			return null;
		}
		Optional<InsuranceType> insurance = InsuranceType.of(checks.text("insurance_type", insuranceType, 1, 6));
		checks.that(insurance.isPresent(), "insurance_type", "须为 310 或 390；未参保者两项均不填", "must be 310 or 390; absent for a person not insured");
		Optional<PersonType> type = PersonType.of(checks.text("person_type", personType, 1, 6))
				.filter(known -> insurance.isEmpty() || known.insurance() == insurance.get());
		checks.that(type.isPresent(), "person_type", "不是该险种的人员类别", "is no person type of this insurance");
		return type.orElse(null);
	}

	private LocalDate bornOn(Checks checks, LocalDate today) {
		String date = checks.matching("birth_date", birthDate, DATE, "yyyy-MM-dd");
		if (!date.matches(DATE)) {
			return EARLIEST_BIRTH;
		}
		try {
			LocalDate born = LocalDate.parse(date);
			checks.that(!born.isBefore(EARLIEST_BIRTH) && !born.isAfter(today), "birth_date", "须在 1900 年至今之间", "must be between 1900 and today");
			return born;
		} catch (DateTimeException e) {
			checks.that(false, "birth_date", "不是有效日期", "is no date");
		}
		return EARLIEST_BIRTH;
	}

	private static Money fen(Checks checks, String field, @Nullable Long fen) {
		long checked = checks.between(field, fen == null ? Long.valueOf(0) : fen, 0, MOST_FEN);
		return new Money(Math.max(0, checked));
	}

	/** Prints no person. */
	@Override
	public String toString() {
		return "NewPatient[" + insuranceType + " " + personType + "]";
	}
}
