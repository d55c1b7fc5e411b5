package medpay.onboarding;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the sandbox or the administrator wrote; an error names the place, never the value, which may be a key. */
final class CounterpartyJson {

	private CounterpartyJson() {}

	static <T> T read(JsonMapper json, byte[] content, Class<T> type, String source) {
		try {
			return json.readValue(content, type);
		} catch (JacksonException e) {
			String place = e.getPath().stream().map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
					.collect(Collectors.joining("."));
			String where = source + (place.isEmpty() ? "" : " " + place);
			throw new OnboardingFailed("内容无法读取（" + where + "）", "what it reads is not of the documented form (" + where + ")");
		}
	}
}
