package medpay.sandbox.insurance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import medpay.insurance.platform.OldChannelGroup;
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
 * @param guardianPersonNo registers the delegation of a child to this person, with this person's recorded consent
 * @param delegationStartsOn yyyy-MM-dd; absent: today, or the last day where that has passed; only with a guardian
 * @param delegationEndsOn yyyy-MM-dd, the last day; absent: none is named
 * @param oldChannelGroup MUTUAL_AID, CIVIL_RELIEF, CADRE or WORK_INJURY for who must stay on the old channel
 */
record NewPatient(@Nullable String name, @Nullable String idNumber, @Nullable String birthDate, @Nullable String insuranceType,
		@Nullable String personType, @Nullable Long currentAccountFen, @Nullable Long historyAccountFen, @Nullable Long deductibleMetFen,
		@Nullable String guardianPersonNo, @Nullable String delegationStartsOn, @Nullable String delegationEndsOn,
		@Nullable String oldChannelGroup) {

	/** More than any account holds: a billion yuan. */
	private static final long MOST_FEN = 100_000_000_000L;
	private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
	private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

	/** The patient, good for the register. */
	record Checked(InsuredPatient patient, Accounts accounts, Optional<PersonNumber> guardian, DelegationDays delegation,
			Optional<OldChannelGroup> oldChannel) {}

	/** First and last day of a delegation; the last is null when none is named. */
	record DelegationDays(LocalDate startsOn, @Nullable LocalDate endsOn) {}

	/** Throws a problem that names every field at fault. {@code number}: the number to give a person not yet known. */
	Checked check(PersonNumber number, LocalDate today) {
		var checks = new Checks();
		String goodName = checks.text("name", name, 1, 50);
		String goodIdNumber = checks.matching("id_number", idNumber, "[0-9]{17}[0-9X]", "[0-9]{17}[0-9X]");
		LocalDate born = bornOn(checks, today);
		DelegationDays delegation = delegationDays(checks, today);
		Optional<OldChannelGroup> oldChannel = Optional.ofNullable(oldChannelGroup)
				.map(group -> checks.oneOf("old_channel_group", group, OldChannelGroup.class));
		PersonType type = insuredAs(checks);
		var accounts = new Accounts(fen(checks, "current_account_fen", currentAccountFen), fen(checks, "history_account_fen", historyAccountFen),
				fen(checks, "deductible_met_fen", deductibleMetFen), Money.ZERO);
		if (guardianPersonNo != null) {
			checks.matching("guardian_person_no", guardianPersonNo, "[0-9]{1,30}", "[0-9]{1,30}");
		}
		checks.done();
		return new Checked(new InsuredPatient(number, new PersonName(goodName), new IdCardNumber(goodIdNumber), born, type), accounts,
				Optional.ofNullable(guardianPersonNo).map(PersonNumber::new), delegation, oldChannel);
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
		LocalDate born = date(checks, "birth_date", birthDate).orElse(EARLIEST_BIRTH);
		checks.that(!born.isBefore(EARLIEST_BIRTH) && !born.isAfter(today), "birth_date", "须在 1900 年至今之间", "must be between 1900 and today");
		return born;
	}

	private DelegationDays delegationDays(Checks checks, LocalDate today) {
		checks.that(guardianPersonNo != null || delegationStartsOn == null, "delegation_starts_on", "须与 guardian_person_no 同时给出",
				"needs guardian_person_no");
		checks.that(guardianPersonNo != null || delegationEndsOn == null, "delegation_ends_on", "须与 guardian_person_no 同时给出",
				"needs guardian_person_no");
		LocalDate ends = delegationEndsOn == null ? null : date(checks, "delegation_ends_on", delegationEndsOn).orElse(null);
		LocalDate usual = ends != null && ends.isBefore(today) ? ends : today;
		LocalDate starts = delegationStartsOn == null ? usual : date(checks, "delegation_starts_on", delegationStartsOn).orElse(usual);
		checks.that(ends == null || !ends.isBefore(starts), "delegation_ends_on", "不得早于开始日期", "must not be before the start");
		return new DelegationDays(starts, ends);
	}

	private static Optional<LocalDate> date(Checks checks, String field, @Nullable String value) {
		String date = checks.matching(field, value, DATE, "yyyy-MM-dd");
		if (!date.matches(DATE)) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.parse(date));
		} catch (DateTimeException e) {
			checks.that(false, field, "不是有效日期", "is no date");
			return Optional.empty();
		}
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
