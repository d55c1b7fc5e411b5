package medpay.console.institutions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import medpay.institution.Enrolment;
import medpay.institution.Institution;
import medpay.institution.Institution.Kind;
import medpay.institution.Institution.Level;
import medpay.institution.InstitutionPolicies;
import medpay.institution.InstitutionPolicies.InsuranceByHis;
import medpay.institution.InstitutionPolicies.WhenDown;
import medpay.institution.InsuranceAccess;
import medpay.institution.MerchantAccount;
import medpay.institution.SuishenAccess;
import medpay.shared.BilingualText;
import medpay.shared.InstitutionCode;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An institution as the form has it (机构表单).
 *
 * @param specialties one line each: department code, a space, the platform's specialty code
 * @param releaseUpTo yuan
 */
record InstitutionForm(String code, String name, String kind, String level, String district, String area, String defaultSpecialty,
		@Nullable String specialties, String insuranceByHis, @Nullable String releaseUpTo, @Nullable String releaseEmergency, String whenDown) {

	private static final Pattern CODE = Pattern.compile("[A-Z0-9]{12}");
	private static final Pattern AREA = Pattern.compile("[0-9]{6}");
	private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
	private static final Pattern SPECIALTY = Pattern.compile("(\\S{1,20})\\s+(\\S{1,20})");

	/** What is wrong with a form, told where it was filled in. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final transient BilingualText text;

		Refused(String zh, String en) {
			super(en);
			this.text = new BilingualText(zh, en);
		}

		BilingualText text() {
			return text;
		}
	}

	/** A field that a form leaves out is empty. */
	InstitutionForm {
		code = Objects.requireNonNullElse(code, "");
		name = Objects.requireNonNullElse(name, "");
		kind = Objects.requireNonNullElse(kind, "");
		level = Objects.requireNonNullElse(level, "");
		district = Objects.requireNonNullElse(district, "");
		area = Objects.requireNonNullElse(area, "");
		defaultSpecialty = Objects.requireNonNullElse(defaultSpecialty, "");
		insuranceByHis = Objects.requireNonNullElse(insuranceByHis, "");
		whenDown = Objects.requireNonNullElse(whenDown, "");
	}

	static InstitutionForm empty() {
		return new InstitutionForm("", "", Kind.HOSPITAL.name(), Level.THREE.name(), "", "310101", "A03", "", InsuranceByHis.NEVER.name(), "0", null,
				WhenDown.WAIT.name());
	}

	static InstitutionForm of(Institution found) {
		InstitutionPolicies policies = found.policies();
		WhenDown down = policies.whenChannelIsDown() == null ? WhenDown.WAIT : policies.whenChannelIsDown();
		var specialties = new StringBuilder();
		found.specialties().entrySet().stream().sorted(Map.Entry.comparingByKey())
				.forEach(each -> specialties.append(each.getKey()).append(' ').append(each.getValue()).append('\n'));
		long fen = policies.releaseInDoubtUpToFen().fen();
		return new InstitutionForm(found.code().value(), found.name(), found.kind().name(), found.level().name(), found.district(), found.area(),
				found.defaultSpecialty(), specialties.toString(), policies.insuranceByHis().name(), "%d.%02d".formatted(fen / 100, fen % 100),
				policies.releaseEmergency() ? "true" : null, down.name());
	}

	/** What an institution reaches (对接参数): its keys are in here and never on a page. */
	record Reach(@Nullable InsuranceAccess insurance, @Nullable List<MerchantAccount> merchants, @Nullable SuishenAccess suishen) {

		@Override
		public String toString() {
			return "Reach";
		}
	}

	/** @throws Refused naming the field */
	Enrolment enrolment(Reach reach) {
		require(CODE.matcher(code.strip()).matches(), "机构编号须为 12 位大写字母或数字（国家医保机构代码）。",
				"The code has 12 capitals or digits: the national code of the institution.");
		require(!name.isBlank() && name.length() <= 100, "请填写机构名称，最多 100 个字符。", "Give the institution's name, at most 100 characters.");
		require(!district.isBlank() && district.length() <= 40, "请填写所在区。", "Give the district.");
		require(AREA.matcher(area.strip()).matches(), "就医地区划须为 6 位数字。", "The insurance area has six digits.");
		require(!defaultSpecialty.isBlank() && defaultSpecialty.length() <= 10, "请填写默认科别。", "Give the default specialty.");
		var policies = new InstitutionPolicies(choice(InsuranceByHis.values(), insuranceByHis), new Money(fen()), releaseEmergency != null,
				choice(WhenDown.values(), whenDown));
		return new Enrolment(new InstitutionCode(code.strip()), name.strip(), choice(Kind.values(), kind), choice(Level.values(), level),
				district.strip(), area.strip(), defaultSpecialty.strip(), table(), reach.insurance(),
				reach.merchants() == null ? List.of() : reach.merchants(), reach.suishen(), policies);
	}

	private long fen() {
		String given = releaseUpTo == null || releaseUpTo.isBlank() ? "0" : releaseUpTo.strip().replace(",", "");
		require(YUAN.matcher(given).matches(), "放行上限须为金额，最多两位小数。", "The limit of release is an amount with two decimals at most.");
		String[] parts = given.split("\\.", 2);
		String cents = parts.length == 1 ? "00" : (parts[1] + "0").substring(0, 2);
		return Long.parseLong(parts[0]) * 100 + Long.parseLong(cents);
	}

	private Map<String, String> table() {
		Map<String, String> table = new LinkedHashMap<>();
		int number = 0;
		for (String line : specialties == null ? List.<String>of() : specialties.lines().toList()) {
			number++;
			if (line.isBlank()) {
				continue;
			}
			var found = SPECIALTY.matcher(line.strip());
			require(found.matches(), "科室对照第 " + number + " 行须为“科室编号 空格 科别代码”。",
					"Line %d of the departments is no department code, a space and a specialty code.".formatted(number));
			table.put(found.group(1), found.group(2));
		}
		return table;
	}

	private static <E extends Enum<E>> E choice(E[] choices, String name) {
		return Arrays.stream(choices).filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
				.orElseThrow(() -> new Refused("选项无效：" + name, "No such choice: " + name));
	}

	private static void require(boolean good, String zh, String en) {
		if (!good) {
			throw new Refused(zh, en);
		}
	}
}
