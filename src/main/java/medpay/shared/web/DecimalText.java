package medpay.shared.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A decimal (小数, unit price or quantity) that may come as a JSON string or as a JSON number, without exponent. For a component:
 * {@code @JsonDeserialize(using = DecimalText.class) BigDecimal unitPrice}.
 */
public final class DecimalText extends ValueDeserializer<BigDecimal> {

	private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

	@Override
	public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
		return switch (parser.currentToken()) {
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
				String text = parser.getString();
				yield DECIMAL.matcher(text).matches()
						? new BigDecimal(text)
						: (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a plain decimal");
			}
			case null, default -> (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
		};
	}
}
