package medpay.sandbox.play;

import java.time.LocalDate;
import java.util.List;

/** Invented people of a city (虚构人群), from the newborn to those of 95, each with the insurance of their age. */
final class People {

	private static final List<String> FAMILY_NAMES = List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕",
			"施", "张", "曹", "严", "华", "金", "魏", "陶", "姜");
	private static final List<String> WOMEN = List.of("秀兰", "桂芳", "慧敏", "雅琴", "梦瑶", "晓燕", "静宜", "佩珍", "文婷", "思涵", "玉华", "丽娟");
	private static final List<String> MEN = List.of("建国", "志强", "伟明", "浩然", "子轩", "国栋", "永康", "晓东", "宏斌", "嘉豪", "德明", "俊杰");
	private static final int OF_AGE = 18;
	private static final int OLDEST = 95;

	private final long seed;
	private final LocalDate today;

	People(long seed, LocalDate today) {
		this.seed = seed;
		this.today = today;
	}

	/** The person of this key; {@code number} is theirs alone within the play, and the next one a guardian's. */
	PlayedPatient insured(String key, int number) {
		Draw draw = Draw.of(seed, "person " + key, 0);
		return of(draw, key, number, age(draw));
	}

	/** The same, but one adult in twenty-five is not insured and pays alone. */
	PlayedPatient anybody(String key, int number) {
		PlayedPatient person = insured(key, number);
		return person.guardian() == null && Draw.of(seed, "insured " + key, 0).percent(4)
				? new PlayedPatient(key, number, person.name(), person.female(), person.birthDate(), null, null, 0, 0, null)
				: person;
	}

	boolean isChild(PlayedPatient patient) {
		return patient.guardian() != null;
	}

	/** Clinics see many old, fewer working people, some children. */
	private static int age(Draw draw) {
		int lot = draw.between(1, 100);
		if (lot <= 14) {
			return draw.between(0, OF_AGE - 1);
		}
		return lot <= 55 ? draw.between(OF_AGE, 59) : draw.between(60, OLDEST);
	}

	private PlayedPatient of(Draw draw, String key, int number, int age) {
		boolean female = draw.percent(54);
		String name = draw.oneOf(FAMILY_NAMES) + draw.oneOf(female ? WOMEN : MEN);
		LocalDate born = today.minusYears(age).minusDays(draw.between(0, 364));
		PlayedPatient guardian = age < OF_AGE ? of(draw, key + "+", number + 1, age + draw.between(22, 38)) : null;
		String type = personType(draw, age);
		boolean employee = type.startsWith("1160") || type.startsWith("1260");
		long account = employee && draw.percent(55) ? draw.between(0, 60_000) : 0;
		return new PlayedPatient(key, number, name, female, born, employee ? "310" : "390", type, account,
				draw.percent(60) ? 50_000 : draw.between(0, 50_000), guardian);
	}

	/** The platform's codes: working, retired, child, student, resident. */
	private static String personType(Draw draw, int age) {
		if (age < OF_AGE) {
			return "149901";
		}
		if (age < 23 && draw.percent(50)) {
			return "1404";
		}
		boolean employee = draw.percent(75);
		if (age < 60) {
			String working = age < 45 ? "116031" : "116032";
			return employee ? working : "156035";
		}
		if (age < 70) {
			return employee ? "126037" : "156036";
		}
		return employee ? "126067" : "156037";
	}
}
