package medpay.sandbox.insurance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import medpay.insurance.platform.MalformedMessage;
import medpay.insurance.platform.PlatformJson;
import medpay.shared.Money;
import medpay.shared.web.ProblemCode;
import medpay.shared.web.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a control call, read field by field with suspicion (表单): what is wrong names its field. */
record Form(ObjectNode body) {

	/** More than any personal account: a billion yuan. */
	private static final long MOST_FEN = 100_000_000_000L;

	static Form read(byte[] body) {
		try {
			return new Form(PlatformJson.object(body));
		} catch (MalformedMessage e) {
			throw new ProblemException(ProblemCode.MALFORMED);
		}
	}

	/** A text that matches; {@code null} and absent are refused. */
	String text(String field, Pattern pattern) {
		return optionalText(field, pattern).orElseThrow(() -> new ProblemException(ProblemCode.FIELD_INVALID, field));
	}

	Optional<String> optionalText(String field, Pattern pattern) {
		JsonNode value = body.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return Optional.empty();
		}
		if (!value.isString() || !pattern.matcher(value.asString()).matches()) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, field);
		}
		return Optional.of(value.asString());
	}

	LocalDate date(String field) {
		try {
			return LocalDate.parse(text(field, Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")));
		} catch (DateTimeException e) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, field);
		}
	}

	/** An amount in fen; absent is nothing. */
	Money fen(String field) {
		JsonNode value = body.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return Money.ZERO;
		}
		if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0 || value.asLong() > MOST_FEN) {
			throw new ProblemException(ProblemCode.FIELD_INVALID, field);
		}
		return new Money(value.asLong());
	}
}
