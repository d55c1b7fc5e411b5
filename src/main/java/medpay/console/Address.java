package medpay.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of an address, in one fixed order (地址参数): it can be kept, sent to a colleague and opened again. */
public final class Address {

	private final List<String> parts = new ArrayList<>();

	/** Leaves out what is null or empty. */
	public Address with(String name, @Nullable Object value) {
		if (value != null && !value.toString().isEmpty()) {
			parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
		}
		return this;
	}

	/** As people read it, for lists and the audit trail. */
	public String words() {
		return parts.stream().map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8)).collect(Collectors.joining(", "));
	}

	/** Begins with a question mark. */
	public String query() {
		return "?" + String.join("&", parts);
	}
}
