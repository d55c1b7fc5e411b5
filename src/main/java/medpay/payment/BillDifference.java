package medpay.payment;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the first field in which two bills differ (内容比对), as the caller writes it; every field counts but {@code notify_url}. */
record BillDifference(JsonMapper json) {

	private static final String NOT_COUNTED = "notify_url";

	Optional<String> first(Bill stored, Bill sent) {
		return stored.equals(sent) ? Optional.empty() : first("", json.valueToTree(stored), json.valueToTree(sent));
	}

	private static Optional<String> first(String path, JsonNode stored, JsonNode sent) {
		if (stored.isObject() && sent.isObject()) {
			Set<String> names = new LinkedHashSet<>();
			add(names, sent.propertyNames().iterator());
			add(names, stored.propertyNames().iterator());
			names.remove(NOT_COUNTED);
			return names.stream().map(name -> first(path.isEmpty() ? name : path + "." + name, stored.path(name), sent.path(name)))
					.flatMap(Optional::stream).findFirst();
		}
		if (stored.isArray() && sent.isArray()) {
			return Stream.concat(IntStream.range(0, Math.min(stored.size(), sent.size()))
					.mapToObj(index -> first(path + "[" + index + "]", stored.get(index), sent.get(index))).flatMap(Optional::stream),
					Stream.of(path).filter(whole -> stored.size() != sent.size())).findFirst();
		}
		return stored.equals(sent) ? Optional.empty() : Optional.of(path);
	}

	private static void add(Set<String> names, Iterator<String> more) {
		more.forEachRemaining(names::add);
	}
}
