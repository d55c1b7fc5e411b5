package medpay.operator;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in (访问来源).
 *
 * @param device what this browser keeps since somebody signed in with it, or null
 */
public record Visitor(String address, @Nullable String device) {

	@Override
	public String toString() {
		return "Visitor[" + address + "]";
	}
}
