package medpay.payment;

import tools.jackson.databind.json.JsonMapper;

/** How a payment's own records are kept as JSON in its row (留存格式): apart from how doors read theirs, so that neither binds the other. */
final class StoredJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private StoredJson() {}

	static byte[] bytes(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	static String text(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	static <T> T read(byte[] bytes, Class<T> type) {
		return MAPPER.readValue(bytes, type);
	}

	static <T> T read(String text, Class<T> type) {
		return MAPPER.readValue(text, type);
	}
}
