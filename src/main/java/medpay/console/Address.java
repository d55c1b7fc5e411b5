package medpay.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

	/** Begins with a question mark. */
	public String query() {
		return "?" + String.join("&", parts);
	}
}
