package medpay.insurance.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of the national interface (报文格式): fields in the order of the published tables, lower case; numbers exact when written, and read whether they
 * come as a number, as text, as {@code "null"} or empty. A text that is absent or null is read as the empty text.
 */
public final class PlatformJson {

	private static final int MOST_DIGITS = 40;

	private static final JsonMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.withConfigOverride(List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
			.addModule(new SimpleModule().addDeserializer(String.class, new Texts()).addDeserializer(BigDecimal.class, new Numbers())).build();

	private PlatformJson() {}

	/** Reads a whole message. Throws {@link MalformedMessage} for anything but one JSON object. */
	public static ObjectNode object(byte[] message) {
		try {
			if (MAPPER.readTree(message) instanceof ObjectNode object) {
				return object;
			}
		} catch (JacksonException e) {
			throw new MalformedMessage("not JSON");
		}
		throw new MalformedMessage("not a JSON object");
	}

	/** Reads a part of a message as one of the records of this package. Throws {@link MalformedMessage} when it has another shape. */
	public static <T> T read(@Nullable JsonNode part, Class<T> type) {
		if (part == null || !part.isObject()) {
			throw new MalformedMessage("no " + type.getSimpleName());
		}
		try {
			return MAPPER.treeToValue(part, type);
		} catch (JacksonException e) {
			throw new MalformedMessage("not a " + type.getSimpleName());
		}
	}

	/** A number of an object, whether it came as a number or as text; null when it is absent, null or empty. Throws {@link MalformedMessage}. */
	public static @Nullable BigDecimal number(@Nullable JsonNode object, String field) {
		JsonNode value = object == null ? null : object.get(field);
		if (value == null || value.isNull()) {
			return null;
		}
		try {
			return MAPPER.treeToValue(value, BigDecimal.class);
		} catch (JacksonException e) {
			throw new MalformedMessage("not a number: " + field);
		}
	}

	/** The tree of one of the records of this package, as it will be written. */
	public static ObjectNode tree(Object record) {
		return MAPPER.valueToTree(record);
	}

	public static ObjectNode emptyObject() {
		return MAPPER.createObjectNode();
	}

	/** The exact bytes of a message, UTF-8, nothing between the tokens. */
	public static byte[] bytes(JsonNode message) {
		return MAPPER.writeValueAsBytes(message);
	}

	/** Any scalar as text; absent and null as the empty text. */
	private static final class Texts extends StdDeserializer<String> {

		Texts() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken().isScalarValue()) {
				return parser.getString();
			}
			return (String) context.handleUnexpectedToken(getValueType(context), parser);
		}

		@Override
		public Object getNullValue(DeserializationContext context) {
			return "";
		}

		@Override
		public Object getAbsentValue(DeserializationContext context) {
			return "";
		}
	}

	/** A number, or its text; {@code "null"} and the empty text are no number. */
	private static final class Numbers extends StdDeserializer<BigDecimal> {

		Numbers() {
			super(BigDecimal.class);
		}

		@Override
		public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
				return sane(parser.getDecimalValue(), context);
			}
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
			}
			String text = parser.getString().strip();
			if (text.isEmpty() || text.equals("null")) {
				return null;
			}
			try {
				return sane(new BigDecimal(text), context);
			} catch (NumberFormatException e) {
				throw context.weirdStringException("", BigDecimal.class, "not a number");
			}
		}

		/** A number with a huge exponent would fill the memory when it is written out. */
		private static BigDecimal sane(BigDecimal number, DeserializationContext context) {
			if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
				throw context.weirdStringException("", BigDecimal.class, "too many digits");
			}
			return number;
		}
	}
}
