package medpay.sandbox.stage;

import java.time.LocalDate;
import java.util.Locale;
import medpay.shared.BilingualText;
import org.jspecify.annotations.Nullable;

/** The people of the demonstration (演示人物): invented, each a case of its own. */
enum Role {

	/** 在职职工: insurance, personal account and credit account all pay a part. */
	EMPLOYEE(new BilingualText("沙明远", "Sha Mingyuan"), 36, new Insured("310", "116031", 1_800, 50_000), new Account(500_000, true)),
	/** 居民儿童: the guardian's credit account pays what insurance leaves. */
	CHILD(new BilingualText("沙小满", "Sha Xiaoman"), 6, new Insured("390", "149901", 0, 30_000), new Account(0, false)),
	/** 退休: a personal account that is well filled pays before anybody else does. */
	RETIREE(new BilingualText("沙敬松", "Sha Jingsong"), 72, new Insured("310", "126067", 60_000, 30_000), new Account(500_000, true)),
	/** 大学生. */
	STUDENT(new BilingualText("范知夏", "Fan Zhixia"), 20, new Insured("390", "1404", 0, 50_000), new Account(200_000, true)),
	/** 未签约: has a card and has signed nothing, so the window collects. */
	UNSIGNED(new BilingualText("范未签", "Fan Weiqian"), 47, new Insured("310", "116032", 0, 150_000), new Account(500_000, false)),
	/** 额度将满: the card has twenty yuan left. */
	ALMOST_FULL(new BilingualText("范将满", "Fan Jiangman"), 52, new Insured("310", "116032", 0, 150_000), new Account(2_000, true));

	/** A division that does not exist. */
	private static final String NOWHERE = "990100";
	private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	private static final String CHECK_DIGITS = "10X98765432";

	private final BilingualText name;
	private final int age;
	private final Insured insured;
	private final Account account;

	Role(BilingualText name, int age, Insured insured, Account account) {
		this.name = name;
		this.age = age;
		this.insured = insured;
		this.account = account;
	}

	/**
	 * How a person is insured (参保).
	 *
	 * @param type 310 employees, 390 residents
	 * @param currentAccountFen balance of the personal account
	 * @param deductibleMetFen of this year: enough of it, and the fund pays from the first fen
	 */
	record Insured(String type, String personType, long currentAccountFen, long deductibleMetFen) {}

	/**
	 * A card and what was agreed about it (信用账户).
	 *
	 * @param creditLimitFen 0: no card
	 * @param signed an agreement exists
	 */
	record Account(long creditLimitFen, boolean signed) {}

	BilingualText fullName() {
		return name;
	}

	int age() {
		return age;
	}

	Insured insured() {
		return insured;
	}

	Account account() {
		return account;
	}

	/** Who answers for a child. */
	@Nullable
	Role guardian() {
		return this == CHILD ? EMPLOYEE : null;
	}

	/** As old as the role says from some day of that year on. */
	LocalDate birthDate(LocalDate today) {
		return today.minusYears(age).minusMonths(2).withDayOfMonth(9);
	}

	/** With a right check digit, so that it looks like one, in a division that nobody lives in. */
	String idNumber(LocalDate today) {
		String first = NOWHERE + birthDate(today).toString().replace("-", "") + String.format(Locale.ROOT, "%03d", 100 + age);
		int sum = 0;
		for (int index = 0; index < WEIGHTS.length; index++) {
			sum += (first.charAt(index) - '0') * WEIGHTS[index];
		}
		return first + CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
	}
}
