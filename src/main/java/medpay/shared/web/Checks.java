package medpay.shared.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the shape of a request (格式校验), field by field, and tells all that is wrong at once. Each check returns the value for use after
 * {@link #done()}; what it returns for a wrong value is a stand-in that nobody sees, because {@code done()} throws.
 *
 * <pre>{@code
 * var checks = new Checks();
 * String billNumber = checks.text("bill_number", request.billNumber(), 1, 64);
 * long total = checks.positive("total_fen", request.totalFen());
 * checks.done();
 * }</pre>
 */
public final class Checks {

	private static final int MOST_ERRORS = 50;

	private final String prefix;
	private final List<FieldProblem> errors;

	public Checks() {
		this("", new ArrayList<>());
	}

	private Checks(String prefix, List<FieldProblem> errors) {
		this.prefix = prefix;
		this.errors = errors;
	}

	/** Checks inside an object: {@code checks.at("visit")} names its fields {@code visit.…}; problems go to the same list. */
	public Checks at(String object) {
		return new Checks(prefix + object + ".", errors);
	}

	/** Checks inside an element of a list: {@code checks.at("lines", 2)} names its fields {@code lines[2].…}. */
	public Checks at(String list, int index) {
		return at(list + "[" + index + "]");
	}

	/** Required text of {@code min} to {@code max} characters, not blank, without control characters. */
	public String text(String field, @Nullable String value, int min, int max) {
		if (value == null) {
			return missing(field, "");
		}
		String text = optionalText(field, value, max);
		int length = value.codePointCount(0, value.length());
		if (length <= max && (length < min || value.isBlank())) {
			wrong(field, "至少 " + min + " 个字符，且不能为空白", "at least " + min + " characters, not blank");
		}
		return text == null ? "" : text;
	}

	/** Text of at most {@code max} characters without control characters, or null. */
	public @Nullable String optionalText(String field, @Nullable String value, int max) {
		if (value == null) {
			return null;
		}
		if (value.codePointCount(0, value.length()) > max) {
			wrong(field, "最多 " + max + " 个字符", "at most " + max + " characters");
		} else if (value.codePoints().anyMatch(Checks::isNoText)) {
			wrong(field, "不能含控制字符", "no control characters");
		}
		return value;
	}

	/** Required text that the whole pattern fits; {@code shape} says it in words that are the same in both languages, for example {@code [0-9]{6}}. */
	public String matching(String field, @Nullable String value, String pattern, String shape) {
		if (value == null) {
			return missing(field, "");
		}
		if (!value.matches(pattern)) {
			wrong(field, "格式须为 " + shape, "must have the form " + shape);
		}
		return value;
	}

	/** Required, one or more. */
	public long positive(String field, @Nullable Long value) {
		return between(field, value, 1, Long.MAX_VALUE);
	}

	/** Required, within the bounds, both included. */
	public long between(String field, @Nullable Long value, long least, long most) {
		if (value == null) {
			return missing(field, least);
		}
		if (value < least) {
			wrong(field, "不得小于 " + least, "must not be less than " + least);
		} else if (value > most) {
			wrong(field, "不得大于 " + most, "must not be more than " + most);
		}
		return value;
	}

	/** Required list of {@code min} to {@code max} elements. */
	public <T> List<T> list(String field, @Nullable List<T> value, int min, int max) {
		if (value == null) {
			return missing(field, List.of());
		}
		if (value.size() < min || value.size() > max) {
			wrong(field, "须有 " + min + " 至 " + max + " 项", "must have " + min + " to " + max + " elements");
			return List.of();
		}
		if (hasNull(value)) {
			wrong(field, "不能含空项", "must not contain null");
			return List.of();
		}
		return value;
	}

	/** Required choice by the exact name of the constant. */
	public <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> choices) {
		E[] constants = choices.getEnumConstants();
		if (value == null) {
			return missing(field, constants[0]);
		}
		for (E constant : constants) {
			if (constant.name().equals(value)) {
				return constant;
			}
		}
		wrong(field, "须为 " + Arrays.toString(constants) + " 之一", "must be one of " + Arrays.toString(constants));
		return constants[0];
	}

	/** Required object. When it is missing nothing inside it can be looked at, so this throws at once with all problems found so far. */
	public <T> T required(String field, @Nullable T value) {
		if (value == null) {
			missing(field, field);
			throw problem();
		}
		return value;
	}

	/** Any other condition: adds the problem unless {@code fine}. */
	public void that(boolean fine, String field, String zh, String en) {
		if (!fine) {
			wrong(field, zh, en);
		}
	}

	/** True while nothing was found: for checks that make sense only on good values. */
	public boolean fine() {
		return errors.isEmpty();
	}

	/** Throws FIELD_INVALID with every problem, or returns when there is none. */
	public void done() {
		if (!errors.isEmpty()) {
			throw problem();
		}
	}

	private ProblemException problem() {
		return new ProblemException(ProblemCode.FIELD_INVALID, errors);
	}

	private <T> T missing(String field, T standIn) {
		wrong(field, "必填", "is required");
		return standIn;
	}

	private void wrong(String field, String zh, String en) {
		if (errors.size() < MOST_ERRORS) {
			errors.add(new FieldProblem(prefix + field, zh, en));
		}
	}

	/** Control characters and halves of characters: a database refuses some of them, a log line or printer is broken by the others. */
	private static boolean isNoText(int codePoint) {
		return Character.isISOControl(codePoint) || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
	}

	private static boolean hasNull(Collection<?> values) {
		for (Object value : values) {
			if (value == null) {
				return true;
			}
		}
		return false;
	}
}
