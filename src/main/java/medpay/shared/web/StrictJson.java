package medpay.shared.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Our own doors read JSON to the letter: no unknown field, no field twice, nothing turned into another type, nothing missing that a record
 * declares without {@code @Nullable}, times with an offset. (Counterparties' answers are read by mappers of their own, leniently.)
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

	@Bean
	JsonMapperBuilderCustomizer strictness() {
		return StrictJson::strict;
	}

	static void strict(JsonMapper.Builder builder) {
		builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
						DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
						DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
				.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
				.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS).annotationIntrospector(new RequiredComponents());
		builder.withCoercionConfigDefaults(config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
		builder.withCoercionConfig(LogicalType.Textual,
				config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert));
		builder.addModule(new SimpleModule("medpay-times").addDeserializer(Instant.class, new Rfc3339<>(Instant.class) {

			@Override
			Instant of(OffsetDateTime time) {
				return time.toInstant();
			}
		}).addDeserializer(OffsetDateTime.class, new Rfc3339<>(OffsetDateTime.class) {

			@Override
			OffsetDateTime of(OffsetDateTime time) {
				return time;
			}
		}));
	}

	/** A record's component is required unless it is declared {@code @Nullable}. */
	private static final class RequiredComponents extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1;

		@Override
		public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
			Boolean marked = super.hasRequiredMarker(config, member);
			return (marked == null && isRequired(member)) ? Boolean.TRUE : marked;
		}

		@Override
		public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
			JsonSetter.Value declared = super.findSetterInfo(config, annotated);
			return (declared.getValueNulls() == Nulls.DEFAULT && isRequired(annotated)) ? declared.withValueNulls(Nulls.FAIL) : declared;
		}

		private static boolean isRequired(Annotated annotated) {
			if (!(annotated instanceof AnnotatedParameter parameter)) {
				return false;
			}
			Class<?> owner = parameter.getDeclaringClass();
			if (!owner.isRecord() || !owner.getName().startsWith("medpay.")) {
				return false;
			}
			RecordComponent[] components = owner.getRecordComponents();
			boolean canonical = parameter.getOwner().getAnnotated() instanceof java.lang.reflect.Constructor<?> constructor
					&& constructor.getParameterCount() == components.length;
			return canonical && !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
		}
	}

	/** A time as RFC 3339 writes it, with its offset: never a number, never local. */
	private abstract static class Rfc3339<T> extends ValueDeserializer<T> {

		private final Class<T> type;

		Rfc3339(Class<T> type) {
			this.type = type;
		}

		abstract T of(OffsetDateTime time);

		@Override
		public T deserialize(JsonParser parser, DeserializationContext context) {
			if (parser.currentToken() != JsonToken.VALUE_STRING) {
				return type.cast(context.handleUnexpectedToken(type, parser));
			}
			String text = parser.getString();
			try {
				return of(OffsetDateTime.parse(text));
			} catch (DateTimeParseException e) {
				return type.cast(context.handleWeirdStringValue(type, text, "not RFC 3339 with an offset"));
			}
		}
	}
}
