package medpay.shared.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in both languages, and with the field's path, why a body could not be read. Repeats nothing of the body but field names. */
final class JsonProblems {

	private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"", Pattern.DOTALL);
	private static final Pattern MISSING = Pattern.compile("Missing required creator property .*", Pattern.DOTALL);
	private static final int LONGEST_PATH = 200;

	private JsonProblems() {}

	static ProblemException of(@Nullable Throwable cause) {
		if (!(cause instanceof JacksonException exception)) {
			return new ProblemException(ProblemCode.MALFORMED);
		}
		String field = path(exception.getPath());
		return switch (exception) {
			case UnrecognizedPropertyException _ -> malformed(field, "未知字段", "unknown field");
			case InvalidNullException _ -> invalid(field, "必填，不能为 null", "is required and must not be null");
			case InvalidFormatException e when e.getTargetType() != null && e.getTargetType().isEnum() ->
				invalid(field, "不在允许的取值之内", "is not one of the allowed values");
			case ValueInstantiationException _ -> invalid(field, "取值不合要求", "is not an acceptable value");
			case InputCoercionException _ -> invalid(field, "超出数值范围", "is out of range");
			case MismatchedInputException e when MISSING.matcher(e.getOriginalMessage()).matches() -> invalid(field, "必填", "is required");
			case MismatchedInputException e when e.getCause() instanceof InputCoercionException -> invalid(field, "超出数值范围", "is out of range");
			case MismatchedInputException _ when !field.isEmpty() -> malformed(field, "类型不对", "has the wrong type");
			default -> otherwise(exception, field);
		};
	}

	private static ProblemException otherwise(JacksonException exception, String field) {
		var duplicate = DUPLICATE.matcher(exception.getOriginalMessage());
		if (duplicate.lookingAt()) {
			String name = duplicate.group(1);
			return malformed(cut(field.equals(name) || field.endsWith("." + name) ? field : join(field, name)), "字段重复", "appears twice");
		}
		return new ProblemException(ProblemCode.MALFORMED, field.isEmpty() ? null : field);
	}

	private static ProblemException malformed(String field, String zh, String en) {
		return new ProblemException(ProblemCode.MALFORMED, List.of(new FieldProblem(field, zh, en)));
	}

	private static ProblemException invalid(String field, String zh, String en) {
		return new ProblemException(ProblemCode.FIELD_INVALID, List.of(new FieldProblem(field, zh, en)));
	}

	private static String path(List<JacksonException.Reference> references) {
		var path = new StringBuilder();
		for (var reference : references) {
			String name = reference.getPropertyName();
			if (name == null) {
				path.append('[').append(reference.getIndex()).append(']');
			} else {
				path.append(path.isEmpty() ? "" : ".").append(name);
			}
		}
		return cut(path.toString());
	}

	private static String join(String path, String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private static String cut(String path) {
		return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
	}
}
